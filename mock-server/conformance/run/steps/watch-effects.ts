import { printableText } from '../../../delivery/printable-text.ts';
import type { Observer } from '../../receiver.ts';
import type { RunContext } from '../run-context.ts';
import { knowsTheTaken, knowsTheUnsent, pollMs } from './trust-observer.ts';

/** Whether events were applied as often as they should be; `reason` is empty for a pass. */
export interface EffectJudgement {
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly reason: string;
}

const knowsTooMuch =
  'the observer tells of an event that was never sent, so nothing that it tells proves anything';
const knowsNothing =
  'the observer does not tell of the plain valid event that was accepted, so that it tells of none here proves nothing';

/** Waits until each event has been applied so often, and a little longer, to see that it stays so. */
export async function watchEffects(
  context: RunContext,
  observer: Observer,
  expected: ReadonlyMap<string, number>,
): Promise<EffectJudgement> {
  const { clock, interrupted, effects } = context;
  const endsAtMs = clock.monotonicMs() + effects.waitMs;
  try {
    if (await knowsTheUnsent(context, observer)) return { verdict: 'inconclusive', reason: knowsTooMuch };
    for (const [eventId, times] of expected) {
      let count = await observer.count(eventId);
      while (count < times && clock.monotonicMs() < endsAtMs) {
        await clock.sleep(pollMs, interrupted);
        count = await observer.count(eventId);
      }
      if (count < times && !(await knowsTheTaken(context, observer))) return lost(count, times);
      if (count !== times) return wrong(count, times);
    }
    await clock.sleep(effects.settleMs, interrupted);
    for (const [eventId, times] of expected) {
      const count = await observer.count(eventId);
      if (count !== times) return wrong(count, times);
    }
    const isNoneExpected = [...expected.values()].every((times) => times === 0);
    if (isNoneExpected && !(await knowsTheTaken(context, observer)))
      return { verdict: 'inconclusive', reason: knowsNothing };
    return { verdict: 'pass', reason: '' };
  } catch (error) {
    interrupted.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    return { verdict: 'inconclusive', reason: `the observer failed (${printableText(message)})` };
  }
}

function wrong(count: number, times: number): EffectJudgement {
  const reason = `expected the event to be applied ${often(times)}, and it was applied ${often(count)}`;
  return { verdict: 'fail', reason };
}

/** Whoever asks in the wrong place should not look for the mistake in the receiver. */
function lost(count: number, times: number): EffectJudgement {
  const reason = `${wrong(count, times).reason}; of the plain valid event that was accepted the observer does not tell either: does it ask where the receiver writes?`;
  return { verdict: 'fail', reason };
}

function often(times: number): string {
  if (times === 0) return 'not at all';
  return times === 1 ? 'once' : `${times} times`;
}
