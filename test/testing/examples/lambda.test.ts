process.env.PLEXTERA_SIGNING_SECRET = 'whsec_of_the_tests';

// snippet:start
import { test } from 'vitest';
import { lambdaReceiver, runReceiverCases } from '../../../mock-server/testing.ts';

const { handler, inbox } = await import('../../receivers/lambda.ts');

test('passes every case', async () => {
  const receiver = lambdaReceiver(handler, { methods: ['POST'] });
  const observer = (eventId: string) => (inbox.has(eventId) ? 1 : 0);
  await runReceiverCases(receiver, { secret: 'whsec_of_the_tests', observer });
}, 30_000);
// snippet:end
