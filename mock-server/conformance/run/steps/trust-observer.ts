import type { Observer } from '../../receiver.ts';
import { firstControl } from '../control.ts';
import type { RunContext } from '../run-context.ts';

/** So long between two questions to an observer, in milliseconds. */
export const pollMs = 20;

/**
 * Whether an observer tells that an event was applied which was never sent; asked until it answers once. The first question
 * comes after an event that was taken, so one that counts everything gives itself away.
 */
export async function knowsTheUnsent(context: RunContext, observer: Observer): Promise<boolean> {
  const { eventId = '' } = context.maker('an event that is never sent').make({});
  context.found.unsent ??= await observer.count(eventId);
  return context.found.unsent > 0;
}

/**
 * Whether an observer tells of the plain valid event that was taken first; waited for as long as for any effect, and once.
 * One that looks elsewhere tells of nothing, which proves of no event that it was not applied.
 */
export async function knowsTheTaken(context: RunContext, observer: Observer): Promise<boolean> {
  // Then that event itself counts as taken only once the observer has told of it.
  if (context.isAsync) return true;
  context.found.taken ??= await countTaken(context, observer);
  return context.found.taken > 0;
}

async function countTaken(context: RunContext, observer: Observer): Promise<number> {
  const { clock, effects, interrupted } = context;
  const { exchange } = await firstControl(context);
  const endsAtMs = clock.monotonicMs() + effects.waitMs;
  let count = await observer.count(exchange.eventId ?? '');
  while (count === 0 && clock.monotonicMs() < endsAtMs) {
    await clock.sleep(pollMs, interrupted);
    count = await observer.count(exchange.eventId ?? '');
  }
  return count;
}
