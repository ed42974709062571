import { schemaKeywords } from '../check/keywords.ts';
import type { Contract } from '../read/contract.ts';
import { inOrder, isObject, type Json, type JsonObject } from '../read/json.ts';

const dialect = 'http://json-schema.org/draft-07/schema#';

/** Name of the schema that is the union of all events; derived, so that adding a message is enough. */
export const unionName = 'PlexteraEvent';

/** All schemas as clean draft-07: no extensions, references between definitions. */
export function definitionsOf(contract: Contract): Readonly<Record<string, JsonObject>> {
  const named = Object.entries(contract.schemas).map(([name, schema]) => [name, clean(schema)] as const);
  const union = {
    description: 'Any event of the contract. `eventType` decides which.',
    oneOf: contract.events.map(({ schema }) => ({ $ref: `#/definitions/${schema}` })),
  };
  return Object.fromEntries([...named, [unionName, union]].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A self-contained schema: one definition at the root and whatever it reaches. */
export function selfContained(
  definitions: Readonly<Record<string, JsonObject>>,
  name: string,
  id: string,
): JsonObject {
  const reached = reachableFrom(definitions, name);
  const entries = Object.entries(definitions).filter(([key]) => reached.has(key) && key !== name);
  // A definition that refers to the root would need the root twice; none does, because events do not nest.
  const { [name]: root } = definitions;
  const nested = entries.length === 0 ? {} : { definitions: Object.fromEntries(entries) };
  return { $schema: dialect, $id: id, title: name, ...root, ...nested };
}

/** Names of all definitions that one needs, itself among them. */
export function reachableFrom(
  definitions: Readonly<Record<string, JsonObject>>,
  name: string,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (node: Json | undefined): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isObject(node)) {
      if (typeof node.$ref === 'string') enter(node.$ref.replace('#/definitions/', ''));
      Object.values(node).forEach(visit);
    }
  };
  const enter = (key: string): void => {
    if (reached.has(key)) return;
    reached.add(key);
    visit(definitions[key]);
  };
  enter(name);
  return reached;
}

/** Without extensions, and with keywords in one order, whatever the order in the document. */
function clean(schema: JsonObject): JsonObject {
  const known = schema['x-known-values'];
  const entries = Object.entries(schema)
    .filter(([key]) => !key.startsWith('x-'))
    .map(([key, value]) => [key, cleanValue(key, value)] as const);
  // An open list of values is shown to readers of the schema as examples; it forbids nothing.
  const shown = known === undefined ? {} : { examples: known };
  return inOrder({ ...Object.fromEntries(entries), ...shown }, schemaKeywords);
}

/** Only some keywords hold schemas; the values of others are data, and stay as they are. */
function cleanValue(key: string, value: Json): Json {
  if (key === '$ref') return toDefinition(String(value));
  if (!isObject(value)) return value;
  if (key === 'items' || key === 'additionalProperties') return clean(value);
  if (key !== 'properties') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, schema]) => [name, clean(schema as JsonObject)]),
  );
}

function toDefinition(reference: string): string {
  return reference.replace('#/components/schemas/', '#/definitions/');
}
