import type { EventType } from '../../contract/catalog.ts';
import { createEvent } from '../../payloads/create-event.ts';
import { copyJson, isJsonObject, type JsonObject } from '../../payloads/json.ts';
import { knownEventType } from '../../payloads/known-event-type.ts';
import { applyOverrides } from '../../payloads/overrides/apply-overrides.ts';
import { eventPlan } from '../../payloads/sample-plan.ts';
import type { EventRecipe } from '../cases/request-recipe.ts';
import { fillWordsWithin, type Words } from './fill-words.ts';

/** The event of a probe; its type is the one whose schema it was made by, whatever it says of itself. */
export interface ProbeEvent {
  readonly type: EventType;
  readonly value: unknown;
}

export interface EventSource {
  readonly baselineEventType: string;
  readonly seed: string;
  readonly nowMs: number;
  /** The id of the event, unless the recipe has one. */
  readonly eventId: (type: EventType) => string;
  readonly words: (eventId: string) => Words;
}

/** A new event by a recipe: valid, unless what is changed in it says otherwise. */
export function newProbeEvent(recipe: EventRecipe, source: EventSource): ProbeEvent {
  const type = knownEventType(recipe.type ?? source.baselineEventType);
  const { seed, nowMs } = source;
  const value: unknown = createEvent(type, { seed, example: recipe.example, now: new Date(nowMs) });
  const eventId = source.eventId(type);
  if (isJsonObject(value)) value.eventId = eventId;
  return changeEvent({ type, value }, recipe, source.words(eventId));
}

/** Another event like this one, with the changes of a recipe. */
export function changeEvent({ type, value }: ProbeEvent, recipe: EventRecipe, words: Words): ProbeEvent {
  const changed = copyJson(value);
  const overrides = Object.entries(recipe.overrides ?? {});
  applyOverrides(
    changed,
    eventPlan(type),
    overrides.map(([path, given]) => ({ path, value: fillWordsWithin(given, words) })),
    true,
  );
  for (const pointer of recipe.remove ?? []) removeAt(changed, pointer);
  return { type, value: changed };
}

/** The prefix that the contract's ids of events have. */
export function eventIdPrefix(type: EventType): string {
  return eventPlan(type).properties?.eventId?.hint?.ulid ?? '';
}

function removeAt(root: unknown, pointer: string): void {
  const parts = pointer.split('/').slice(1).map(unescapePart);
  const last = parts.pop() ?? '';
  let holder = root;
  for (const part of parts) holder = (holder as JsonObject | undefined)?.[part];
  if (Array.isArray(holder) && Number(last) in holder) holder.splice(Number(last), 1);
  else if (isJsonObject(holder) && Object.hasOwn(holder, last)) delete holder[last];
  else throw new Error(`There is nothing at "${pointer}" of the event to take away.`);
}

function unescapePart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
