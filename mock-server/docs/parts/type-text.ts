import { isSchema, type JsonSchema, referenceOf } from './json-schema.ts';

/** The type of a schema in words: `string, date-time`, `list of Event`, `any JSON`. */
export function typeText(schema: JsonSchema, resolve: (name: string) => JsonSchema | undefined): string {
  const name = referenceOf(schema);
  if (name !== undefined) {
    const named = resolve(name);
    return named === undefined || named.properties !== undefined ? name : typeText(named, resolve);
  }
  const { type, items, additionalProperties, anyOf, oneOf, allOf, enum: values } = schema;
  if (isSchema(items)) return `list of ${typeText(items, resolve)}`;
  if (isSchema(additionalProperties) && schema.properties === undefined)
    return `map to ${typeText(additionalProperties, resolve)}`;
  for (const [choices, word] of [
    [anyOf ?? oneOf, ' or '],
    [allOf, ' and '],
  ] as const)
    if (Array.isArray(choices))
      return choices
        .filter(isSchema)
        .map((choice) => typeText(choice, resolve))
        .join(word);
  if (type === undefined)
    return values === undefined && schema.const === undefined ? 'any JSON' : 'one value';
  const plain = Array.isArray(type) ? type.join(' or ') : String(type);
  return typeof schema.format === 'string' ? `${plain}, ${schema.format}` : plain;
}

const bounds: readonly (readonly [keyword: string, words: (value: unknown) => string])[] = [
  ['minimum', (value) => `at least ${value}`],
  ['maximum', (value) => `at most ${value}`],
  ['minLength', (value) => (value === 1 ? 'not empty' : `at least ${value} characters`)],
  ['maxLength', (value) => `at most ${value} characters`],
  ['minItems', (value) => (value === 1 ? 'not empty' : `at least ${value} items`)],
  ['maxItems', (value) => `at most ${value} items`],
  ['minProperties', (value) => (value === 1 ? 'not empty' : `at least ${value} keys`)],
  ['maxProperties', (value) => `at most ${value} keys`],
  ['uniqueItems', () => 'each once'],
  ['writeOnly', () => 'never answered'],
];

/** What else a schema asks for, in words. */
export function boundsText(schema: JsonSchema): string {
  const known = bounds.filter(([keyword]) => schema[keyword] !== undefined && schema[keyword] !== false);
  return known.map(([keyword, words]) => words(schema[keyword])).join(', ');
}
