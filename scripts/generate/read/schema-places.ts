import { isObject, type Json, type JsonObject } from './json.ts';

type Schemas = Readonly<Record<string, JsonObject>>;

/**
 * The schema of what stands at a JSON pointer below a schema: `{}` where a schema says that anything can be there,
 * undefined where nothing is declared.
 */
export function declaredAt(
  schemas: Schemas,
  root: Json | undefined,
  pointer: string,
): JsonObject | undefined {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node = resolveSchema(schemas, root);
  for (const step of steps) node = node && resolveSchema(schemas, below(node, step));
  return node;
}

/** A schema, or the named one that it refers to. */
export function resolveSchema(schemas: Schemas, schema: Json | undefined): JsonObject | undefined {
  if (!isObject(schema)) return undefined;
  if (typeof schema.$ref !== 'string') return schema;
  return resolveSchema(schemas, schemas[schema.$ref.split('/').at(-1) ?? '']);
}

function below(schema: JsonObject, step: string): Json | undefined {
  if (isObject(schema.properties))
    return Object.hasOwn(schema.properties, step) ? schema.properties[step] : undefined;
  if (schema.items !== undefined) return /^-?\d+$/.test(step) ? schema.items : undefined;
  if (isObject(schema.additionalProperties)) return schema.additionalProperties;
  return schema.type === undefined || schema.type === 'object' ? {} : undefined;
}
