import type { SamplePlan } from '../../contract/samples.ts';
import { copyJson } from '../json.ts';
import { decimalFrom, happens, integerFrom, oneOf } from './choose.ts';
import type { Surroundings } from './surroundings.ts';
import { isoTime } from './timeline.ts';

const anyJson: readonly unknown[] = [true, 7, 'text', ['text', 7], { note: 'text' }];
const RANGE = 100;
const DECIMALS = 3;

/** A value that fits the plan where no hint says more. */
export function makePlain(plan: SamplePlan, { random, timeline }: Surroundings): unknown {
  const { type, format, examples = [] } = plan;
  switch (type) {
    case 'string':
      if (format === 'date-time') return isoTime(timeline.completed);
      return examples.length > 0 ? oneOf(examples, random) : 'text';
    case 'integer':
    case 'number':
      return makeNumber(plan, rangeOf(plan), random);
    case 'boolean':
      return happens(0.5, random);
    case 'null':
      return null;
    case 'object':
      return examples.length > 0 ? copyJson(oneOf(examples, random)) : {};
    default:
      return copyJson(oneOf(examples.length > 0 ? examples : anyJson, random));
  }
}

/** A number in a range, both ends included: whole where the plan's type is integer. */
export function makeNumber(
  { type, hint }: SamplePlan,
  [low, high]: readonly [number, number],
  random: Surroundings['random'],
): number {
  if (type === 'integer') return integerFrom(low, high, random);
  return decimalFrom(low, high, hint?.decimals ?? DECIMALS, random);
}

function rangeOf({ minimum, maximum }: SamplePlan): readonly [number, number] {
  if (minimum !== undefined) return [minimum, maximum ?? minimum + RANGE];
  return maximum === undefined ? [0, RANGE] : [maximum - RANGE, maximum];
}
