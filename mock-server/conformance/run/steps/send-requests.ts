import type { Expectation } from '../../cases/expectation.ts';
import { describeExpectation } from '../../judge/describe.ts';
import { findLeak } from '../../judge/find-leak.ts';
import type { Exchanged, Probe, Reply } from '../../receiver.ts';
import type { MadeRequest } from '../../requests/request-maker.ts';
import type { RunContext } from '../run-context.ts';

/**
 * Sends some requests, all at once where there are several, and looks at each answer for what it gives away. Throws a
 * `RunStop` when the run is over.
 */
export async function sendRequests(
  context: RunContext,
  requests: readonly MadeRequest[],
  expectation: Expectation,
): Promise<readonly Exchanged[]> {
  const { receiver, found, secret } = context;
  const probes = requests.map(({ probe }) => probe);
  const replies = await unlessInterrupted(context, sendAll(receiver, probes));
  const expected = describeExpectation(expectation);
  return requests.map(({ probe, eventId }, index) => {
    const reply: Reply = replies[index] ?? { kind: 'failed', message: 'The receiver gave no reply.' };
    const exchange = { probe, reply, eventId, expected };
    const what = findLeak(probe, reply, secret);
    // One of each kind is enough to be mended, and a run can bring hundreds.
    if (what !== undefined && !found.leaks.some((leak) => leak.what === what))
      found.leaks.push({ what, exchange });
    return exchange;
  });
}

async function sendAll(
  receiver: RunContext['receiver'],
  probes: readonly Probe[],
): Promise<readonly Reply[]> {
  if (probes.length > 1 && receiver.sendTogether) return receiver.sendTogether(probes);
  return Promise.all(probes.map((probe) => receiver.send(probe)));
}

/** Does not wait for answers that nobody wants any more. */
export async function unlessInterrupted<T>(
  { interrupted: signal }: RunContext,
  work: Promise<T>,
): Promise<T> {
  let stopListening = () => {};
  const interruption = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    stopListening = () => signal.removeEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, interruption]);
  } finally {
    stopListening();
  }
}
