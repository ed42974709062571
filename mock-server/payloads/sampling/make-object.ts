import type { SampleHint, SamplePlan } from '../../contract/samples.ts';
import type { Random } from '../../runtime/random.ts';
import { copyJson, isJsonObject, type JsonObject } from '../json.ts';
import { declaredProperties } from '../sample-plan.ts';
import { happens, integerFrom, oneOf, someOf } from './choose.ts';
import { type Holder, isRelation } from './relations.ts';
import type { Make, Surroundings } from './surroundings.ts';
import { timelineInside } from './timeline.ts';

/** An object with the plan's properties in the plan's order, and what only the template has after them. */
export function makeObject(
  plan: SamplePlan,
  around: Surroundings,
  make: Make,
  template: Readonly<JsonObject> = {},
): JsonObject {
  const { random, relations } = around;
  const given = plan.hint?.pick === undefined ? template : { ...picked(plan.hint.pick, around), ...template };
  const object: JsonObject = {};
  const holder: Holder = { object, around: around.holder };
  const timeline =
    plan.hint?.timeline === undefined ? around.timeline : timelineInside(around.timeline, random);
  const inside: Surroundings = { ...around, timeline, holder };
  for (const { name, property, isRequired } of declaredProperties(plan)) {
    const { hint } = property;
    if (Object.hasOwn(given, name)) {
      object[name] = copyJson(given[name]);
    } else if (isRequired || isWanted(hint, random)) {
      // A relation only holds its place for now, so that the order is that of the contract.
      object[name] = isRelation(hint) ? undefined : make(property, inside);
      if (isRelation(hint)) relations.push({ holder, name, hint });
    }
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(object, name)) object[name] = copyJson(value);
  }
  return object;
}

/** A map from text to text: some of the keys, each with one of its values. */
export function makeEntries(
  entries: Readonly<Record<string, readonly unknown[]>>,
  [fewest, most]: readonly [number, number],
  { random }: Surroundings,
): JsonObject {
  const chosen = someOf(Object.entries(entries), integerFrom(fewest, most, random), random);
  return Object.fromEntries(chosen.map(([key, values]) => [key, oneOf(values, random)]));
}

function picked(values: readonly unknown[], { random }: Surroundings): JsonObject {
  const value = oneOf(values, random);
  return isJsonObject(value) ? value : {};
}

function isWanted(hint: SampleHint | undefined, random: Random): boolean {
  return hint?.chance !== undefined && happens(hint.chance, random);
}
