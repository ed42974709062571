process.env.PLEXTERA_SIGNING_SECRET = 'whsec_of_the_tests';

// snippet:start
import { expect, test } from 'vitest';
import { createEvent, fetchReceiver } from '../../../mock-server/testing.ts';
import { receiverMatchers } from '../../../mock-server/testing-vitest.ts';

expect.extend(receiverMatchers);

const { app, inbox } = await import('../../receivers/hono.ts');
const receiver = fetchReceiver(app.fetch);
const secret = 'whsec_of_the_tests';
const observer = (eventId: string) => (inbox.has(eventId) ? 1 : 0);

test('takes a failed run, and nothing that was tampered with', async () => {
  await expect(receiver).toAcceptEvent(createEvent('workflow.run.failed'), { secret });
  await expect(receiver).toRejectTampering({ secret });
});

test('applies an event once', async () => {
  await expect(receiver).toBeIdempotent({ secret, observer });
});
// snippet:end
