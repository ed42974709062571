/** A JSON Schema as it comes out of a document; what is read from it is checked here, so that any may be shown. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schemas below a keyword that holds them by name. */
export function namedSchemas(
  schema: JsonSchema,
  keyword: string,
): readonly (readonly [string, JsonSchema])[] {
  const { [keyword]: found } = schema;
  if (!isSchema(found)) return [];
  return Object.entries(found).flatMap(([name, inner]) => (isSchema(inner) ? [[name, inner] as const] : []));
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The last part of a reference, which is the name of what it leads to. */
export function referenceOf(schema: JsonSchema): string | undefined {
  return typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
}

/** What a schema is a list or a map of, or itself. */
export function innermost(schema: JsonSchema): JsonSchema {
  if (isSchema(schema.items)) return innermost(schema.items);
  const isMap = isSchema(schema.additionalProperties) && schema.properties === undefined;
  return isMap ? innermost(schema.additionalProperties as JsonSchema) : schema;
}
