import { isObject, type JsonObject } from '../../generate/read/json.ts';
import { rules } from '../rules.ts';
import { isUnion } from './alternatives.ts';
import { type Change, type Compared, type FlatSchema, type Part, unchanged } from './change.ts';
import { compareBounds } from './compare-bounds.ts';
import { compareForms, type Whole } from './compare-forms.ts';
import { compareHeaders } from './compare-headers.ts';
import { compareLists } from './compare-lists.ts';
import { compareObjects } from './compare-objects.ts';
import { compareUnions } from './compare-unions.ts';
import { compareValues } from './compare-values.ts';
import { isProse } from './merge-schemas.ts';
import type { SchemaSide } from './schema-side.ts';

/** Two schemas that stand in the same place. */
export interface Pair extends Compared {
  readonly before: FlatSchema;
  readonly after: FlatSchema;
}

/** Compares pairs of schemas, each once, however many events share it. */
export interface SchemaComparison {
  readonly sides: { readonly before: SchemaSide; readonly after: SchemaSide };
  pairOf(part: Omit<Part, 'step'>): Pair;
  /** The same for the headers of a delivery, whose names follow other rules than properties. */
  headersOf(part: Omit<Part, 'step'>): Pair;
}

export function compareSchemas(before: SchemaSide, after: SchemaSide): SchemaComparison {
  const sides = { before, after };
  const pairs = new Map<FlatSchema, Map<FlatSchema, Pair>>();
  const headers = new Map<FlatSchema, Map<FlatSchema, Pair>>();
  const whole: Whole = (side, schema) => sides[side].whole(schema);

  function headersOf(part: Omit<Part, 'step'>): Pair {
    const [old, now] = [before.flat(part.before), after.flat(part.after)];
    const row = headers.get(old) ?? new Map<FlatSchema, Pair>();
    const { changes, parts } = compareHeaders(old, now);
    const all = { changes: [...compareForms(old, now, whole), ...changes], parts };
    const pair = row.get(now) ?? { before: old, after: now, ...withNames(all) };
    headers.set(old, row.set(now, pair));
    return pair;
  }

  function pairOf(part: Omit<Part, 'step'>): Pair {
    const [old, now] = [before.flat(part.before), after.flat(part.after)];
    const row = pairs.get(old) ?? new Map<FlatSchema, Pair>();
    pairs.set(old, row);
    const known = row.get(now);
    if (known) return known;
    // A pair that is met again while it is compared is within itself, and says nothing more there.
    row.set(now, { before: old, after: now, ...unchanged });
    const pair = { before: old, after: now, ...withNames(compare(old, now)) };
    row.set(now, pair);
    return pair;
  }

  function compare(old: FlatSchema, now: FlatSchema): Compared {
    const forms = compareForms(old, now, whole);
    if (isUnion(old) || isUnion(now)) {
      const words = forms.filter(({ rule }) => rule === 'words');
      const { changes, parts } = compareUnions(sides, old, now, breaks);
      return { changes: [...words, ...changes], parts };
    }
    const [objects, lists] = [compareObjects(old, now), compareLists(old, now)];
    return {
      changes: [
        ...compareValues(old, now),
        ...compareBounds(old, now),
        ...forms,
        ...objects.changes,
        ...lists.changes,
      ],
      parts: [...objects.parts, ...lists.parts],
    };
  }

  function breaks(old: FlatSchema, now: FlatSchema): boolean {
    const seen = new Set<Pair>();
    const waiting = [pairOf({ before: old, after: now })];
    for (const pair of waiting) {
      if (seen.has(pair)) continue;
      seen.add(pair);
      if (pair.changes.some(({ rule }) => rules[rule].verdict === 'breaking')) return true;
      waiting.push(...pair.parts.map(pairOf));
    }
    return false;
  }

  /** What only the references say: another name of the same schema, and words beside them. */
  function withNames({ changes, parts }: Compared): Compared {
    const said = parts.flatMap((part) => [...renamed(part), ...wordsBeside(part)]);
    return { changes: [...changes, ...said], parts };
  }

  function renamed(part: Part): readonly Change[] {
    const [old, now] = [referenceOf(part.before), referenceOf(part.after)];
    if (old === undefined || now === undefined || old === now) return [];
    if (after.has(old) || before.has(now)) return [];
    const [was, is] = [old, now].map((reference) => reference.split('/').at(-1));
    return [{ rule: 'schema-renamed', what: `has the type ${is}, which was called ${was}`, step: part.step }];
  }

  return { sides, pairOf, headersOf };
}

function referenceOf(schema: Part['before']): string | undefined {
  return isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref : undefined;
}

function wordsBeside(part: Part): readonly Change[] {
  if (referenceOf(part.before) === undefined || referenceOf(part.after) === undefined) return [];
  const [old, now] = [part.before, part.after] as [JsonObject, JsonObject];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(isProse);
  const changed = keys.filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]));
  return changed.length === 0
    ? []
    : [{ rule: 'words', what: `${changed.join(', ')} changed`, step: part.step }];
}
