import type { SampleHint } from '../../contract/samples.ts';
import { copyJson, isJsonObject, type JsonObject } from '../json.ts';

/** An object that is being made, and the one around it; an array between the two does not count. */
export interface Holder {
  readonly object: JsonObject;
  readonly around: Holder | undefined;
}

/** A property whose value follows from other parts of the event. Until it is filled in, it is undefined. */
export interface Relation {
  readonly holder: Holder;
  readonly name: string;
  readonly hint: SampleHint;
}

/** True for hints that look at other parts of the event. */
export function isRelation(hint: SampleHint | undefined): hint is SampleHint {
  return hint?.copy !== undefined || hint?.count !== undefined || hint?.present !== undefined;
}

/**
 * Fills in all relations, those that follow from others after these.
 *
 * @throws Error when one leads nowhere or round in a circle, which is a mistake in the contract's hints.
 */
export function fillRelations(relations: readonly Relation[]): void {
  let waiting = relations;
  while (waiting.length > 0) {
    const left = waiting.filter((relation) => !fill(relation));
    if (left.length === waiting.length) throw unresolvable(left);
    waiting = left;
  }
}

function fill({ holder, name, hint }: Relation): boolean {
  const value = relatedValue(holder, hint);
  if (!isComplete(value)) return false;
  holder.object[name] = value;
  return true;
}

function relatedValue(holder: Holder, hint: SampleHint): unknown {
  if (hint.present !== undefined) return Object.hasOwn(holder.object, hint.present);
  if (hint.copy !== undefined) return copyJson(valueAt(holder, hint.copy));
  const items = valueAt(holder, hint.count ?? '');
  return Array.isArray(items) ? countWhere(items, Object.entries(hint.where ?? {})) : undefined;
}

function countWhere(items: readonly unknown[], conditions: readonly (readonly [string, unknown])[]): unknown {
  const objects = items.filter(isJsonObject);
  if (conditions.some(([key]) => objects.some((item) => isWaiting(item, key)))) return undefined;
  if (conditions.length === 0) return items.length;
  return objects.filter((item) => conditions.every(([key, value]) => item[key] === value)).length;
}

function isWaiting(object: JsonObject, key: string): boolean {
  return Object.hasOwn(object, key) && object[key] === undefined;
}

function isComplete(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isComplete);
  return isJsonObject(value) ? Object.values(value).every(isComplete) : value !== undefined;
}

/** What stands at a path such as `../items/-1/name`; a leading `/` starts at the event. */
function valueAt(holder: Holder, path: string): unknown {
  const segments = path.split('/');
  let from: Holder | undefined = holder;
  if (path.startsWith('/')) {
    while (from.around !== undefined) from = from.around;
    segments.shift();
  }
  while (segments[0] === '..') {
    from = from?.around;
    segments.shift();
  }
  return segments.reduce<unknown>(step, from?.object);
}

function step(value: unknown, segment: string): unknown {
  if (Array.isArray(value)) return value.at(Number(segment));
  return isJsonObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

function unresolvable(relations: readonly Relation[]): Error {
  const list = relations.map(({ name, hint }) => `${name} (${hint.copy ?? hint.count})`);
  return new Error(`The contract's hints lead nowhere, or round in a circle: ${list.join(', ')}.`);
}
