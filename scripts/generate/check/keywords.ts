/**
 * In the order in which generated schemas have them: the words that a schema of the contract may use. Draft-07 has more; each one left out here either confuses a
 * generator of models (`allOf` rewrites shared schemas, `patternProperties` is lost) or forbids what a consumer
 * must accept (`pattern` on an id).
 */
export const schemaKeywords: readonly string[] = [
  '$ref',
  'type',
  'format',
  'const',
  'enum',
  'title',
  'description',
  'default',
  'required',
  'properties',
  'additionalProperties',
  'minProperties',
  'maxProperties',
  'items',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'examples',
];

/** The formats that the generated validators check. */
export const formats: readonly string[] = ['date-time'];

/** Our own words on a schema. */
export const schemaExtensions: readonly string[] = [
  'x-provenance',
  'x-sample',
  'x-known-values',
  'x-role',
  'x-mirrors',
];

const reasons: Readonly<Record<string, string>> = {
  allOf: 'schemas are flat here, because generators of models rewrite what allOf shares',
  anyOf: 'generators of models do not agree about it',
  oneOf: 'the union of all events is derived from the messages of the channel',
  pattern: 'the form of a value is an example, never a rule',
  patternProperties: 'generators of models lose it',
  uniqueItems: 'its check would need a library at run time',
  nullable: 'an optional property is left out, never null',
};

/** Why a keyword of JSON Schema is not used in the contract, where there is a reason to give. */
export function whyNot(keyword: string): string | undefined {
  return Object.hasOwn(reasons, keyword) ? reasons[keyword] : undefined;
}
