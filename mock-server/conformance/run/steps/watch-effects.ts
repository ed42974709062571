import { printableText } from '../../../delivery/printable-text.ts';
import type { Observer } from '../../receiver.ts';
import { knowsTheUnsent } from '../control.ts';
import type { RunContext } from '../run-context.ts';

/** Whether events were applied as often as they should be; `reason` is empty for a pass. */
export interface EffectJudgement {
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly reason: string;
}

const pollMs = 20;
const knowsTooMuch =
  'the observer tells of an event that was never sent, so nothing that it tells proves anything';

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
      if (count !== times) return wrong(count, times);
    }
    await clock.sleep(effects.settleMs, interrupted);
    for (const [eventId, times] of expected) {
      const count = await observer.count(eventId);
      if (count !== times) return wrong(count, times);
    }
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

function often(times: number): string {
  if (times === 0) return 'not at all';
  return times === 1 ? 'once' : `${times} times`;
}
