import { Ajv } from 'ajv';
import { fromPointer, isObject, type Json, type JsonObject, type JsonPath } from '../read/json.ts';
import type { Spec } from '../read/read-spec.ts';
import { describeError } from './describe-error.ts';
import { didYouMean } from './did-you-mean.ts';
import { formats, schemaExtensions, schemaKeywords, whyNot } from './keywords.ts';

const ajv = new Ajv({ strict: false, validateFormats: false });

/** Throws a `SpecError` for the first thing in the schemas that a generator would get wrong. */
export function checkSchemas(spec: Spec): void {
  const schemas = (spec.document.components as JsonObject | undefined)?.schemas;
  if (!isObject(schemas)) throw spec.problem(['components'], 'components.schemas is missing');
  for (const [name, schema] of Object.entries(schemas)) {
    const path = ['components', 'schemas', name];
    checkSchema(spec, schema, path, true);
    if (!ajv.validateSchema(schema as JsonObject)) {
      const [error] = ajv.errors ?? [];
      throw spec.problem([...path, ...fromPointer(error?.instancePath ?? '')], describeError(error));
    }
  }
}

function checkSchema(spec: Spec, schema: Json | undefined, path: JsonPath, named = false): void {
  if (!isObject(schema)) throw spec.problem(path, 'a schema is a mapping');
  for (const key of Object.keys(schema)) checkKeyword(spec, key, path);
  if ('$ref' in schema) checkReference(spec, schema, path);
  if (!named) checkNeedsNoName(spec, schema, path);
  if ('format' in schema && !formats.includes(String(schema.format)))
    throw spec.problem(
      [...path, 'format'],
      `unknown format "${schema.format}"${didYouMean(String(schema.format), formats)}`,
    );
  if ([schema.type].flat().includes('null'))
    throw spec.problem([...path, 'type'], 'nothing is null here: what is optional is left out');
  if ('properties' in schema) checkProperties(spec, schema, path);
  checkRequired(spec, schema, path);
  if (schema.type === 'array' || 'items' in schema) checkSchema(spec, schema.items, [...path, 'items']);
  if (isObject(schema.additionalProperties))
    checkSchema(spec, schema.additionalProperties, [...path, 'additionalProperties']);
  if (schema.additionalProperties === false)
    throw spec.problem(
      [...path, 'additionalProperties'],
      'schemas stay open: what is unknown is the reader’s policy',
    );
}

function checkKeyword(spec: Spec, key: string, path: JsonPath): void {
  const known = key.startsWith('x-') ? schemaExtensions : schemaKeywords;
  if (known.includes(key)) return;
  const reason = whyNot(key);
  if (reason) throw spec.problem([...path, key], `"${key}" is not used in this contract: ${reason}`);
  throw spec.problem([...path, key], `unknown keyword "${key}"${didYouMean(key, known)}`);
}

const mayStandBesideRef = ['$ref', 'x-provenance', 'x-sample'];

function checkReference(spec: Spec, schema: JsonObject, path: JsonPath): void {
  if (!/^#\/components\/schemas\/[^/]+$/.test(String(schema.$ref)))
    throw spec.problem([...path, '$ref'], 'a schema refers to one of components.schemas and to nothing else');
  const beside = Object.keys(schema).find((key) => !mayStandBesideRef.includes(key));
  if (beside)
    throw spec.problem([...path, beside], `draft-07 ignores what stands beside a $ref, "${beside}" here`);
}

/** What a generator of models would have to invent a name for. */
function checkNeedsNoName(spec: Spec, schema: JsonObject, path: JsonPath): void {
  if ('enum' in schema) throw spec.problem([...path, 'enum'], `an enum needs a name: ${moveIt}`);
  if ('x-known-values' in schema)
    throw spec.problem([...path, 'x-known-values'], `a list of known values needs a name: ${moveIt}`);
  if ('properties' in schema) throw spec.problem(path, `an object needs a name: ${moveIt}`);
}

const moveIt = 'move it to components.schemas and refer to it';

function checkProperties(spec: Spec, { properties }: JsonObject, path: JsonPath): void {
  if (!isObject(properties)) throw spec.problem([...path, 'properties'], 'properties is a mapping');
  for (const [name, property] of Object.entries(properties)) {
    const at = [...path, 'properties', name];
    if (name === '__proto__')
      throw spec.problem(at, 'half of all programs cannot read a property of this name');
    checkSchema(spec, property, at);
    if (!provenanceOf(spec, property))
      throw spec.problem(at, 'x-provenance is missing; say seed, docs or assumed');
  }
}

function checkRequired(spec: Spec, { properties, required }: JsonObject, path: JsonPath): void {
  if (!Array.isArray(required)) return;
  const declared = isObject(properties) ? properties : {};
  for (const [index, name] of required.entries())
    if (!Object.hasOwn(declared, String(name)))
      throw spec.problem([...path, 'required', index], `"${String(name)}" is required but is no property`);
}

/** The mark of a property: its own, or that of the schema that it refers to. */
export function provenanceOf(spec: Spec, property: Json | undefined): string | undefined {
  if (!isObject(property)) return undefined;
  if (typeof property['x-provenance'] === 'string') return property['x-provenance'];
  const name = typeof property.$ref === 'string' ? property.$ref.split('/').at(-1) : undefined;
  const schemas = (spec.document.components as JsonObject).schemas as JsonObject;
  return name === undefined ? undefined : provenanceOf(spec, schemas[name]);
}
