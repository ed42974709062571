import type { SampleHint, SamplePlan } from '../../contract/samples.ts';
import type { Random } from '../../runtime/random.ts';
import type { JsonObject } from '../json.ts';
import { integerFrom, oneOf, someOf } from './choose.ts';
import type { Make, Surroundings } from './surroundings.ts';

const DEFAULT_SIZE = [0, 2] as const;
/** A schema that holds itself would never end without one. */
const DEFAULT_DEPTH = 3;

/** An array of items, some of them from templates; empty where it stands in itself deeper than its hint allows. */
export function makeArray(plan: SamplePlan, around: Surroundings, make: Make): unknown[] {
  const { hint = {}, items = {} } = plan;
  if (around.arrays.filter((other) => other === plan).length > (hint.depth ?? DEFAULT_DEPTH)) return [];
  const arrays = [...around.arrays, plan];
  return templatesOf(hint, around.random).map((template, index) =>
    make(items, { ...around, arrays, position: index + 1 }, template),
  );
}

function templatesOf(hint: SampleHint, random: Random): readonly (Readonly<JsonObject> | undefined)[] {
  const count = sizeOf(hint, random);
  const drawn = hint.draw === undefined ? Array(count).fill(undefined) : someOf(hint.draw, count, random);
  return hint.last === undefined ? drawn : [...drawn, oneOf(hint.last, random)];
}

function sizeOf({ size = DEFAULT_SIZE, sizes }: SampleHint, random: Random): number {
  return sizes === undefined ? integerFrom(size[0], size[1], random) : oneOf(sizes, random);
}
