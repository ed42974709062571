import type { Contract } from '../read/contract.ts';
import { isObject, type Json, type JsonObject, type JsonPath, nodeAt } from '../read/json.ts';
import { declaredAt, resolveSchema } from '../read/schema-places.ts';

/** Throws a `SpecError` for the first `x-sample` that names a property which is not declared. */
export function checkHints(contract: Contract): void {
  for (const [name, schema] of Object.entries(contract.schemas)) {
    const path = ['components', 'schemas', name];
    checkKeys(contract, schema, schema['x-sample'], [...path, 'x-sample']);
    for (const [key, property] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
      if (!isObject(property) || !isObject(property['x-sample'])) continue;
      const hint = property['x-sample'];
      const at = [...path, 'properties', key, 'x-sample'];
      checkKeys(contract, resolveSchema(contract.schemas, property.items ?? property) ?? {}, hint, at);
      if (hint.copy !== undefined) need(contract, name, hint.copy, [...at, 'copy']);
      if (hint.count !== undefined) checkCount(contract, name, hint, at);
      if (hint.present !== undefined) checkPresent(contract, hint, at);
    }
  }
}

/** Objects that a hint offers have no keys but those of the schema that they are offered for. */
function checkKeys(contract: Contract, schema: JsonObject, hint: Json | undefined, at: JsonPath): void {
  const { properties } = schema;
  if (!isObject(properties) || !isObject(hint)) return;
  for (const list of ['pick', 'draw', 'last'])
    for (const [index, offered] of listOf(hint[list]).entries())
      for (const key of Object.keys(isObject(offered) ? offered : {}))
        if (!Object.hasOwn(properties, key))
          throw contract.spec.problem(
            [...at, list, index, key],
            `"${key}" is no property of what is made up`,
          );
}

function checkCount(contract: Contract, owner: string, hint: JsonObject, at: JsonPath): void {
  for (const target of need(contract, owner, hint.count, [...at, 'count'])) {
    if (target.type !== 'array')
      throw contract.spec.problem([...at, 'count'], `"${hint.count}" is not a list`);
    const item = resolveSchema(contract.schemas, target.items) ?? {};
    for (const key of Object.keys(isObject(hint.where) ? hint.where : {}))
      if (!declaredAt(contract.schemas, item, `/${key}`))
        throw contract.spec.problem([...at, 'where', key], `the items of "${hint.count}" have no "${key}"`);
  }
}

/** That something is absent for good is a fact too, so it is enough that one owner of the same hint declares it. */
function checkPresent({ spec, schemas }: Contract, hint: JsonObject, at: JsonPath): void {
  const declares = Object.values(schemas).some(({ properties }) => {
    const shared = Object.values(isObject(properties) ? properties : {}).some(
      (property) => isObject(property) && nodeHint(property).present === hint.present,
    );
    return shared && isObject(properties) && Object.hasOwn(properties, String(hint.present));
  });
  if (!declares) throw spec.problem([...at, 'present'], `there is no property "${hint.present}"`);
}

/** What a path leads to from each object that can stand around the property; each has to declare it. */
function need(
  contract: Contract,
  owner: string,
  path: Json | undefined,
  at: JsonPath,
): readonly JsonObject[] {
  const { schemas, spec, events } = contract;
  const text = String(path);
  const steps = text.split('/');
  const ups = steps.filter((step) => step === '..').length;
  const starts = text.startsWith('/')
    ? [contract.envelopeSchema, ...events.map(({ schema }) => schema)]
    : ancestors(contract, owner, ups);
  const pointer = text.startsWith('/') ? text : `/${steps.slice(ups).join('/')}`;
  return starts.map((start) => {
    const found = declaredAt(schemas, schemas[start], pointer);
    if (!found) throw spec.problem(at, `${start} has no property at ${pointer}`);
    return found;
  });
}

/** Names of the schemas whose properties lead to a schema, so many levels up. A list in between is no level. */
function ancestors({ schemas }: Pick<Contract, 'schemas'>, name: string, levels: number): readonly string[] {
  if (levels === 0) return [name];
  const reference = `#/components/schemas/${name}`;
  const leads = (property: Json) =>
    [nodeAt(property, ['$ref']), nodeAt(property, ['items', '$ref'])].includes(reference);
  return Object.entries(schemas)
    .filter(([, { properties }]) => Object.values(isObject(properties) ? properties : {}).some(leads))
    .flatMap(([parent]) => ancestors({ schemas }, parent, levels - 1));
}

function nodeHint(property: JsonObject): JsonObject {
  return isObject(property['x-sample']) ? property['x-sample'] : {};
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
