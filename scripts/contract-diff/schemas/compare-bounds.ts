import type { Json } from '../../generate/read/json.ts';
import { type Change, type FlatSchema, shown } from './change.ts';
import { typesOf, valuesOf } from './types-of.ts';

/** A pair of keywords that keep a value between two ends. */
interface Bound {
  readonly type: string;
  readonly keyword: string;
  readonly side: 'low' | 'high';
}

const bounds: readonly Bound[] = [
  { type: 'string', keyword: 'minLength', side: 'low' },
  { type: 'string', keyword: 'maxLength', side: 'high' },
  { type: 'array', keyword: 'minItems', side: 'low' },
  { type: 'array', keyword: 'maxItems', side: 'high' },
  { type: 'object', keyword: 'minProperties', side: 'low' },
  { type: 'object', keyword: 'maxProperties', side: 'high' },
];

/** What became of the bounds of texts, numbers, lists and objects, each only where both schemas allow its type. */
export function compareBounds(before: FlatSchema, after: FlatSchema): readonly Change[] {
  // Values that are listed were tried on the old schema, bounds and all.
  if (valuesOf(after)) return [];
  const both = (type: string) => typesOf(before).has(type) && typesOf(after).has(type);
  const counted = bounds
    .filter(({ type }) => both(type))
    .flatMap(({ keyword, side }) => {
      const ends = [before, after].map((schema) => countEnd(schema[keyword], side)) as [number, number];
      return judge(ends, side, keyword, before[keyword], after[keyword]);
    });
  return both('integer') ? [...counted, ...compareNumbers(before, after)] : counted;
}

/** A count without a lower end begins at 0, so that `minLength: 0` says nothing. */
function countEnd(end: Json | undefined, side: Bound['side']): number {
  return typeof end === 'number' ? end : side === 'low' ? 0 : Number.POSITIVE_INFINITY;
}

function compareNumbers(before: FlatSchema, after: FlatSchema): readonly Change[] {
  // What arrives is of the new type: of whole numbers, "more than 0" and "at least 1" are the same.
  const whole = !(typesOf(before).has('number') && typesOf(after).has('number'));
  return (['low', 'high'] as const).flatMap((side) => {
    const ends = [before, after].map((schema) => numberEnd(schema, side, whole)) as [number, number];
    const [keyword, exclusive] =
      side === 'low' ? ['minimum', 'exclusiveMinimum'] : ['maximum', 'exclusiveMaximum'];
    const said = ({ [keyword]: end, [exclusive]: beyond }: FlatSchema) => end ?? beyond;
    return judge(
      ends,
      side,
      said(after) === after[exclusive] && after[exclusive] !== undefined ? exclusive : keyword,
      said(before),
      said(after),
    );
  });
}

/** An end that is excluded lies the least bit further in. */
function numberEnd(schema: FlatSchema, side: Bound['side'], whole: boolean): number {
  const sign = side === 'low' ? 1 : -1;
  const [at, beyond] =
    side === 'low' ? [schema.minimum, schema.exclusiveMinimum] : [schema.maximum, schema.exclusiveMaximum];
  const ends = [Number.NEGATIVE_INFINITY];
  if (typeof at === 'number') ends.push(whole ? Math.ceil(sign * at) : sign * at);
  if (typeof beyond === 'number')
    ends.push(whole ? Math.floor(sign * beyond) + 1 : justBeyond(sign * beyond));
  return sign * Math.max(...ends);
}

function justBeyond(value: number): number {
  return value + Math.max(Math.abs(value), Number.MIN_VALUE / Number.EPSILON) * Number.EPSILON;
}

function judge(
  [old, now]: readonly [number, number],
  side: Bound['side'],
  keyword: string,
  was: Json | undefined,
  is: Json | undefined,
): readonly Change[] {
  if (old === now) return [];
  const looser = side === 'low' ? now < old : now > old;
  const what = `${keyword} is ${is === undefined ? 'gone' : shown(is)}, was ${was === undefined ? 'not there' : shown(was)}`;
  return [{ rule: looser ? 'bound-looser' : 'bound-tighter', what, at: [keyword] }];
}
