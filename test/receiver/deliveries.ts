import { examples } from '../../generated/examples.ts';
import type { WorkflowRunFailedEvent } from '../../mock-server/contract/event.ts';
import { type ReceiveOptions, type Reception, receive } from '../../mock-server/receiver/receive.ts';
import { sign } from '../../mock-server/signature/sign.ts';

export const secret = 'whsec_deliveries_of_a_test';
export const now = new Date('2026-04-07T10:00:00Z');
export const runFailed = examples['workflow.run.failed'].full?.event as WorkflowRunFailedEvent;
export const body = Buffer.from(JSON.stringify(runFailed));

/** What a receiver makes of a body that was signed as it stands. */
export function receiveSigned(rawBody: string | Uint8Array, options: ReceiveOptions = {}): Reception {
  const headers = { 'x-plextera-signature': sign(rawBody, secret, { now }) };
  return receive(rawBody, headers, secret, { now, ...options });
}
