process.env.PLEXTERA_SIGNING_SECRET = 'whsec_of_the_tests';

// snippet:start
import { expect, test } from 'vitest';
import { casesOf, fastifyReceiver, runReceiverCase } from '../../../mock-server/testing.ts';

const { app, inbox } = await import('../../receivers/fastify.ts');
const receiver = fastifyReceiver(app, '/webhooks');
const secret = 'whsec_of_the_tests';
const observer = (eventId: string) => (inbox.has(eventId) ? 1 : 0);

for (const receiverCase of casesOf({ severity: 'must' }))
  test(`${receiverCase.id} ${receiverCase.title}`, async ({ skip }) => {
    const { verdict, reason } = await runReceiverCase(receiverCase, receiver, { secret, observer });
    skip(verdict === 'skipped', reason);
    expect(verdict, reason).toMatch(/pass|warn/);
  });
// snippet:end
