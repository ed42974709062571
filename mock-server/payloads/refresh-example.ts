import type { EventType } from '../contract/catalog.ts';
import type { SamplePlan } from '../contract/samples.ts';
import { hexId, ulid } from '../runtime/ids.ts';
import type { Random } from '../runtime/random.ts';
import { copyJson, isJsonObject, type JsonObject } from './json.ts';
import { declaredProperties, eventPlan, resolvePlan } from './sample-plan.ts';
import { isoTime } from './sampling/timeline.ts';

/** Where a text stands that the contract declares: in which object, under which name, how deep. */
interface Place {
  readonly plan: SamplePlan;
  readonly object: JsonObject;
  readonly name: string;
  readonly text: string;
  readonly depth: number;
}

/**
 * A copy of an example that could have happened just now: every id is new, the same one wherever it was the same,
 * and all times are moved by one span, so that the event's own (the outermost one) is `completedMs`.
 */
export function refreshExample(
  type: EventType,
  example: object,
  completedMs: number,
  random: Random,
): unknown {
  const event: unknown = copyJson(example);
  const places = [...placesOf(eventPlan(type), event, 1)];
  const createdMs = moveTimes(places, completedMs);
  const renamed = new Map<string, string>();
  for (const { plan, text, depth } of places) {
    const { hint = {} } = plan;
    if (renamed.has(text)) continue;
    if (hint.ulid !== undefined)
      renamed.set(text, ulid(hint.ulid, depth === 1 ? completedMs : createdMs, random));
    else if (hint.hex !== undefined) renamed.set(text, hexId(hint.hex, random));
  }
  for (const { plan, object, name, text } of places) {
    const { ulid: prefix, hex, copy } = plan.hint ?? {};
    const id = renamed.get(text);
    if (id !== undefined && (prefix ?? hex ?? copy) !== undefined) object[name] = id;
  }
  return event;
}

/** Returns the earliest of the moved times. */
function moveTimes(places: readonly Place[], completedMs: number): number {
  const times = places
    .map((place) => ({
      ...place,
      ms: place.plan.format === 'date-time' ? Date.parse(place.text) : Number.NaN,
    }))
    .filter(({ ms }) => !Number.isNaN(ms));
  const [outermost] = times.toSorted((a, b) => a.depth - b.depth);
  if (outermost === undefined) return completedMs;
  const span = completedMs - outermost.ms;
  for (const { object, name, ms } of times) object[name] = isoTime(ms + span);
  return Math.min(...times.map(({ ms }) => ms + span));
}

function* placesOf(unresolved: SamplePlan, value: unknown, depth: number): Generator<Place> {
  const plan = resolvePlan(unresolved);
  if (Array.isArray(value)) {
    for (const item of value) yield* placesOf(plan.items ?? {}, item, depth);
  } else if (isJsonObject(value)) {
    for (const { name, property } of declaredProperties(plan)) {
      const inner = value[name];
      if (typeof inner === 'string') yield { plan: property, object: value, name, text: inner, depth };
      else yield* placesOf(property, inner, depth + 1);
    }
  }
}
