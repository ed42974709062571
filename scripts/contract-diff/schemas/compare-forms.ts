import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../generate/read/json.ts';
import type { RuleName } from '../rules.ts';
import { type Change, type FlatSchema, shown } from './change.ts';
import { isProse } from './merge-schemas.ts';
import { typesOf, valuesOf } from './types-of.ts';

/** Keywords that the files beside this one judge. */
const judgedElsewhere = [
  ...['type', 'const', 'enum', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
  ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames', 'items'],
  ...['oneOf', 'anyOf', 'definitions', '$id', '$schema'],
];
const forms: Readonly<Record<string, string>> = {
  pattern: 'string',
  format: 'string',
  contentEncoding: 'string',
  contentMediaType: 'string',
  multipleOf: 'integer',
  uniqueItems: 'array',
};
/** Keywords that can only forbid: one that is added takes nothing away from a consumer. */
const onlyForbid = ['not', 'if', 'then', 'else', 'dependencies', 'contains', 'additionalItems', 'allOf'];

/** A node of one of the contracts with its references replaced. */
export type Whole = (side: 'before' | 'after', node: Json | undefined) => Json | undefined;

/** What became of all other keywords: the form of a value, its default, and what no rule judges. */
export function compareForms(before: FlatSchema, after: FlatSchema, whole: Whole): readonly Change[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  // Within a keyword that is compared as a whole, a change can be behind a reference.
  const value = (side: 'before' | 'after', schema: FlatSchema, key: string) =>
    onlyForbid.includes(key) ? whole(side, schema[key]) : schema[key];
  const changed = [...keys].filter(
    (key) => !isDeepStrictEqual(value('before', before, key), value('after', after, key)),
  );
  const words = changed.filter(isProse);
  const judged = changed.filter((key) => !isProse(key) && !judgedElsewhere.includes(key));
  return [
    ...judged.flatMap((key) => compareForm(key, before, after)),
    ...(words.length > 0
      ? [{ rule: 'words', what: `${words.join(', ')} changed`, at: words.slice(0, 1) } as const]
      : []),
  ];
}

function compareForm(key: string, before: FlatSchema, after: FlatSchema): readonly Change[] {
  const [was, is] = [before[key], after[key]];
  const change = (rule: RuleName) => [
    {
      rule,
      what: `${key} is ${is === undefined ? 'gone' : shown(is)}, was ${was === undefined ? 'not there' : shown(was)}`,
      at: [key],
    },
  ];
  if (key === 'x-known-values') return change('known-values');
  if (key === 'x-role' || key === 'x-mirrors') return change('header-meaning');
  if (key === 'default') return change(was === undefined ? 'default-added' : 'default-changed');
  const type = forms[key];
  if (type === undefined)
    return change(was === undefined && onlyForbid.includes(key) ? 'narrowed' : 'not-comparable');
  if (valuesOf(after) || !typesOf(before).has(type) || !typesOf(after).has(type)) return [];
  if (key === 'uniqueItems')
    return Boolean(was) === Boolean(is) ? [] : change(is ? 'form-tighter' : 'form-looser');
  if (key === 'multipleOf' && holds(was, is, after)) return change('form-tighter');
  return change(was === undefined ? 'form-tighter' : 'form-looser');
}

/** Every multiple of 6 is one of 3. */
function holds(was: unknown, is: unknown, after: FlatSchema): boolean {
  if (was === undefined) return true;
  const step = typeof is === 'number' ? is : typesOf(after).has('number') ? Number.NaN : 1;
  return Number.isInteger(step / Number(was));
}
