import type { EventType } from '../contract/catalog.ts';
import { PlexteraError } from '../contract/errors.ts';
import type { EventOf } from '../contract/event.ts';
import { systemClock } from '../runtime/clock.ts';
import { type Random, systemRandom } from '../runtime/random.ts';
import { seededRandom } from '../runtime/seeded-random.ts';
import { checkEvent } from './check-event.ts';
import { findExample } from './find-example.ts';
import { copyJson } from './json.ts';
import { knownEventType } from './known-event-type.ts';
import { applyOverrides } from './overrides/apply-overrides.ts';
import type { Overrides } from './overrides/override.ts';
import { refreshExample } from './refresh-example.ts';
import { eventPlan } from './sample-plan.ts';
import { integerFrom } from './sampling/choose.ts';
import { makeEvent } from './sampling/make-event.ts';

/** Where an event comes from, and what is changed in it. */
export interface CreateEventOptions<Type extends EventType = EventType> {
  /** Makes everything follow from it: the same seed and type give the same bytes. A number counts as its digits. */
  readonly seed?: number | string | undefined;
  /** The name of an example of the contract, which gets new ids and times. Without it, the event is made up. */
  readonly example?: string | undefined;
  /** Takes the example as it is written, old ids and times included. */
  readonly asIs?: boolean | undefined;
  /** Applied last: a list of overrides, or a part of the event, whose objects are merged and whose arrays replace. */
  readonly overrides?: Overrides<Type> | undefined;
  /** When the resource reached its end; the present time, or with a seed a time that follows from it. */
  readonly now?: Date | undefined;
  /** Lets an event break the contract, and overrides set what it does not have. */
  readonly unchecked?: boolean | undefined;
  /** Where chance comes from when there is no seed. */
  readonly random?: Random | undefined;
}

/** Seeded events lie in the thirty days from here on, which is when the examples of the contract happened. */
const SEEDED_FROM_MS = Date.UTC(2026, 3, 7);
const SEEDED_WITHIN_SECONDS = 30 * 24 * 3600;
/** The last second that RFC 3339 can write. */
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * A valid event: made up with realistic values that agree with each other, or from an example.
 *
 * The event is new each time, and the caller's own: nothing else holds on to it. With `unchecked` its type is a
 * claim only.
 *
 * @throws PlexteraError `PLEXTERA_UNKNOWN_EVENT_TYPE`, `PLEXTERA_UNKNOWN_EXAMPLE`, `PLEXTERA_BAD_OVERRIDE`,
 * `PLEXTERA_BAD_OPTION`, or `PLEXTERA_INVALID_EVENT` when overrides make it break the contract.
 */
export function createEvent<Type extends EventType>(
  type: Type,
  options: CreateEventOptions<Type> = {},
): EventOf<Type> {
  knownEventType(type);
  const { overrides, unchecked = false } = options;
  const event = originalEvent(type, options);
  if (overrides !== undefined) applyOverrides(event, eventPlan(type), overrides, unchecked);
  return unchecked ? (event as EventOf<Type>) : checkEvent(type, event);
}

function originalEvent(type: EventType, options: Omit<CreateEventOptions, 'overrides'>): unknown {
  const example = options.example === undefined ? undefined : findExample(type, options.example);
  if (options.asIs) {
    if (example !== undefined) return copyJson(example);
    const problem = 'An event can be taken as it is only from an example.';
    throw new PlexteraError('PLEXTERA_BAD_OPTION', { problem, hint: 'Name the example.' });
  }
  const { random, completedMs } = startingPoint(type, options);
  return example === undefined
    ? makeEvent(type, completedMs, random)
    : refreshExample(type, example, completedMs, random);
}

function startingPoint(
  type: EventType,
  { seed, now, random = systemRandom }: Omit<CreateEventOptions, 'overrides'>,
): { readonly random: Random; readonly completedMs: number } {
  if (seed === undefined) return { random, completedMs: wholeSecond(now?.getTime() ?? systemClock.now()) };
  const seeded = seededRandom(`${type} ${seed}`);
  // Drawn even when it is not needed, so that everything but the times is the same with and without `now`.
  const seededMs = SEEDED_FROM_MS + integerFrom(0, SEEDED_WITHIN_SECONDS, seeded) * 1000;
  return { random: seeded, completedMs: wholeSecond(now?.getTime() ?? seededMs) };
}

function wholeSecond(ms: number): number {
  if (ms >= 0 && ms <= LATEST_MS + 999) return Math.floor(ms / 1000) * 1000;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: 'The time of an event has to lie in the years 1970 to 9999.',
    hint: 'Leave it out for the present time.',
  });
}
