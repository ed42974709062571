process.env.PLEXTERA_SIGNING_SECRET = 'whsec_of_the_tests';

// snippet:start
import { expect, test } from 'vitest';
import { nodeReceiver } from '../../../mock-server/testing.ts';
import { receiverMatchers } from '../../../mock-server/testing-vitest.ts';

expect.extend(receiverMatchers);

const { app, inbox } = await import('../../receivers/express.ts');
const observer = (eventId: string) => (inbox.has(eventId) ? 1 : 0);

test('does all that the contract demands', async () => {
  const secret = 'whsec_of_the_tests';
  await expect(nodeReceiver(app, '/webhooks')).toMatchContract({ secret, observer });
});
// snippet:end
