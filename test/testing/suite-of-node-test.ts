import assert from 'node:assert/strict';
import test from 'node:test';
import { casesOf, ReceiverCaseError, runReceiverCase } from '../../mock-server/testing.ts';
import { secret, tinyReceiver } from './tiny-receiver.ts';

// Run by `node --test`, to see that the door needs no Vitest.
const { receiver, observer } = tinyReceiver();
for (const receiverCase of casesOf({ only: ['SIG'], severity: 'must' }))
  test(receiverCase.id, async (context) => {
    const { verdict, reason } = await runReceiverCase(receiverCase, receiver, { secret, observer });
    if (verdict === 'skipped') context.skip(reason);
  });

test('a failure', async () => {
  const [receiverCase] = casesOf({ ids: ['SIG-01'] });
  assert(receiverCase);
  const wrong = tinyReceiver('believes-everything').receiver;
  await assert.rejects(runReceiverCase(receiverCase, wrong, { secret }), ReceiverCaseError);
});
