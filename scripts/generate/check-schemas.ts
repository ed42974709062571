import { Ajv, type ErrorObject } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';
import { extensionSchemas } from './extension-schemas.ts';
import { isObject, type Json, type JsonObject, type JsonPath, walk } from './json.ts';
import { schemaExtensions, schemaKeywords, whyNot } from './keywords.ts';
import type { Spec } from './read-spec.ts';

/** Throws a `SpecError` for the first thing in the schemas and extensions that a generator would get wrong. */
export function checkSchemas(spec: Spec): void {
  checkExtensions(spec);
  const schemas = (spec.document.components as JsonObject | undefined)?.schemas;
  if (!isObject(schemas)) throw spec.problem(['components'], 'components.schemas is missing');
  for (const [name, schema] of Object.entries(schemas))
    checkSchema(spec, schema, ['components', 'schemas', name], true);
}

function checkSchema(spec: Spec, schema: Json | undefined, path: JsonPath, named = false): void {
  if (!isObject(schema)) throw spec.problem(path, 'a schema is a mapping');
  for (const key of Object.keys(schema)) checkKeyword(spec, key, path);
  if ('enum' in schema && !named)
    throw spec.problem(
      [...path, 'enum'],
      'an enum needs a name: move it to components.schemas and refer to it',
    );
  if ('properties' in schema) checkProperties(spec, schema, path);
  if ('items' in schema) checkSchema(spec, schema.items, [...path, 'items']);
  if (isObject(schema.additionalProperties))
    checkSchema(spec, schema.additionalProperties, [...path, 'additionalProperties']);
  if (schema.additionalProperties === false)
    throw spec.problem(
      [...path, 'additionalProperties'],
      'schemas stay open: what is unknown is the reader’s policy',
    );
}

function checkProperties(spec: Spec, schema: JsonObject, path: JsonPath): void {
  const { properties, required } = schema;
  if (!isObject(properties)) throw spec.problem([...path, 'properties'], 'properties is a mapping');
  for (const [name, property] of Object.entries(properties)) {
    const at = [...path, 'properties', name];
    checkSchema(spec, property, at);
    const inline = isObject(property) && property.type === 'object' && 'properties' in property;
    if (inline)
      throw spec.problem(at, 'an object needs a name: move it to components.schemas and refer to it');
    if (!provenanceOf(spec, property))
      throw spec.problem(at, 'x-provenance is missing; say seed, docs or assumed');
  }
  if (!Array.isArray(required)) return;
  for (const [index, name] of required.entries())
    if (!Object.hasOwn(properties, String(name)))
      throw spec.problem([...path, 'required', index], `"${String(name)}" is required but is no property`);
}

function checkKeyword(spec: Spec, key: string, path: JsonPath): void {
  const known = key.startsWith('x-') ? schemaExtensions : schemaKeywords;
  if (known.includes(key)) return;
  const reason = whyNot(key);
  if (reason) throw spec.problem([...path, key], `"${key}" is not used in this contract: ${reason}`);
  throw spec.problem([...path, key], `unknown keyword "${key}"${didYouMean(key, known)}`);
}

function didYouMean(word: string, known: readonly string[]): string {
  const best = closest(word, known);
  return distance(word, best) <= 3 ? `; did you mean "${best}"?` : `; known are ${known.join(', ')}`;
}

/** The mark of a property: its own, or that of the schema that it refers to. */
export function provenanceOf(spec: Spec, property: Json | undefined): string | undefined {
  if (!isObject(property)) return undefined;
  if (typeof property['x-provenance'] === 'string') return property['x-provenance'];
  const name = typeof property.$ref === 'string' ? property.$ref.split('/').at(-1) : undefined;
  const schemas = (spec.document.components as JsonObject).schemas as JsonObject;
  return name === undefined ? undefined : provenanceOf(spec, schemas[name]);
}

function checkExtensions(spec: Spec): void {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  walk(spec.document, (node, path) => {
    const key = path.at(-1);
    const schema = typeof key === 'string' ? extensionSchemas[key] : undefined;
    const withinExtension = path.slice(0, -1).some((above) => String(above).startsWith('x-'));
    if (!schema || (withinExtension && key !== 'x-provenance')) return;
    const validate = ajv.compile(schema);
    if (!validate(node)) throw extensionProblem(spec, path, validate.errors ?? []);
  });
}

function extensionProblem(spec: Spec, path: JsonPath, errors: readonly ErrorObject[]): Error {
  const [error] = errors;
  const below = (error?.instancePath ?? '').split('/').slice(1);
  if (error?.keyword === 'additionalProperties') {
    const word = String(error.params.additionalProperty);
    const known = Object.keys(
      (error.parentSchema?.properties as object | undefined) ?? knownKeys(path, below),
    );
    return spec.problem([...path, ...below, word], `unknown key "${word}"${didYouMean(word, known)}`);
  }
  return spec.problem([...path, ...below], error?.message ?? 'is not as it should be');
}

function knownKeys(path: JsonPath, below: readonly string[]): object {
  let schema = extensionSchemas[String(path.at(-1))] as { properties?: Record<string, object> } | undefined;
  for (const key of below) schema = schema?.properties?.[key];
  return schema?.properties ?? {};
}
