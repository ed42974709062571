import { isDeepStrictEqual } from 'node:util';
import { Ajv } from 'ajv';
import formatsModule from 'ajv-formats';
import type { Json } from '../../generate/read/json.ts';
import { type Change, type FlatSchema, shown } from './change.ts';
import { typeOf, typesOf, valuesOf } from './types-of.ts';

/** What became of `type`, `const` and `enum`, which together say which values there are. */
export function compareValues(before: FlatSchema, after: FlatSchema): readonly Change[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  if (now) return compareListed(before, after, old, now);
  if (old && (before.const !== undefined || before.enum !== undefined)) {
    const constant = before.const !== undefined;
    const what = constant ? `is not always ${shown(before.const)} any more` : 'is not an enum any more';
    return [{ rule: constant ? 'const-changed' : 'enum-wider', what, at: [constant ? 'const' : 'enum'] }];
  }
  return compareTypes(before, after);
}

/** The new schema lists its values, so that each can be tried on the old one. */
function compareListed(
  before: FlatSchema,
  after: FlatSchema,
  old: readonly Json[] | undefined,
  now: readonly Json[],
): readonly Change[] {
  const refused = now.filter((value) => allows(after, value) && !allows(before, value));
  const at = [after.const === undefined ? 'enum' : 'const'];
  if (refused.length > 0 && before.const !== undefined && after.const !== undefined)
    return [{ rule: 'const-changed', what: `is ${shown(after.const)}, was ${shown(before.const)}`, at }];
  if (refused.length > 0) {
    const other = refused.every((value) => !typesOf(before).has(typeOf(value)));
    const values = refused.map(shown).join(', ');
    if (refused.every((value) => value === null)) return [{ rule: 'null-allowed', what: 'may be null', at }];
    return [{ rule: other ? 'type-wider' : 'enum-wider', what: `can be ${values}`, at }];
  }
  const gone = old?.filter((value) => !now.some((item) => isDeepStrictEqual(item, value)));
  if (gone?.length === 0) return [];
  return [{ rule: 'enum-narrower', what: `can only be ${now.map(shown).join(', ')}`, at }];
}

const ajv = new Ajv({ strict: false, validateSchema: false, addUsedSchema: false });
// A CommonJS module with a default export: Node and TypeScript disagree about what its default is.
formatsModule.default(ajv);
const checkedByAjv = [
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'pattern', 'format'],
];

function allows(schema: FlatSchema, value: Json): boolean {
  const listed = valuesOf(schema);
  if (!typesOf(schema).has(typeOf(value))) return false;
  if (listed && !listed.some((item) => isDeepStrictEqual(item, value))) return false;
  const entries = Object.entries(schema).filter(([key]) => checkedByAjv.includes(key));
  return ajv.validate(Object.fromEntries(entries), value) === true;
}

function compareTypes(before: FlatSchema, after: FlatSchema): readonly Change[] {
  const [old, now] = [typesOf(before), typesOf(after)];
  const more = [...now].filter((type) => !old.has(type) && !(type === 'integer' && now.has('number')));
  const less = [...old].filter((type) => !now.has(type) && !(type === 'integer' && old.has('number')));
  const at = ['type'];
  const what = `is ${named(after)}, was ${named(before)}`;
  if (more.length === 1 && more[0] === 'null') return [{ rule: 'null-allowed', what: 'may be null', at }];
  if (more.length > 0) return [{ rule: 'type-wider', what, at }];
  return less.length > 0 ? [{ rule: 'type-narrower', what, at }] : [];
}

function named({ type }: FlatSchema): string {
  return type === undefined ? 'anything' : [type].flat().join(' or ');
}
