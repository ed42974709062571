import { fromPointer, isObject, type Json, type JsonObject, type JsonPath, nodeAt } from './json.ts';
import { readExamples, type SpecExample } from './read-examples.ts';
import type { Spec } from './read-spec.ts';

/** One event type: what its message says of it, and which schema its payload has. */
export interface EventEntry {
  readonly type: string;
  /** Name of the payload's schema in `components.schemas`. */
  readonly schema: string;
  readonly title: string;
  readonly summary: string;
  /** The `x-event` extension of the message. */
  readonly facts: JsonObject;
  readonly examples: readonly SpecExample[];
}

/** One header of a delivery and what the emitter puts into it. */
export interface HeaderEntry {
  readonly role: string;
  readonly name: string;
  /** JSON pointer into the body, for a header that mirrors it. */
  readonly mirrors?: string;
  /** How a value is made up, for one that does not. */
  readonly sample?: Json;
}

/** What the document says, in the form in which the renderers need it. */
export interface Contract {
  readonly spec: Spec;
  readonly title: string;
  readonly version: string;
  readonly method: string;
  readonly contentType: string;
  readonly envelopeSchema: string;
  readonly headersSchema: string;
  readonly events: readonly EventEntry[];
  readonly headers: readonly HeaderEntry[];
  readonly signature: JsonObject;
  readonly delivery: JsonObject;
  /** `components.schemas` as written, extensions and all. */
  readonly schemas: Readonly<Record<string, JsonObject>>;
}

/** Reads the contract out of a document whose references are known to resolve. */
export function readContract(spec: Spec): Contract {
  const operation = onlyOperation(spec);
  const messages = messagesOf(spec, operation.path);
  const first = messages[0];
  if (!first) throw spec.problem(['channels'], 'the channel of the operation lists no messages');
  const schemas = need(spec, ['components', 'schemas']) as Record<string, JsonObject>;
  const headersSchema = schemaName(spec, resolveKey(spec, first.path, 'headers'));
  return {
    spec,
    title: needText(spec, ['info', 'title']),
    version: needText(spec, ['info', 'version']),
    method: needText(spec, [...operation.path, 'bindings', 'http', 'method']),
    contentType: needText(spec, ['defaultContentType']),
    envelopeSchema: 'EventEnvelope',
    headersSchema,
    events: messages.map(({ path }) => readEvent(spec, path)),
    headers: readHeaders(spec, headersSchema),
    signature: needSignature(spec, operation.path),
    delivery: need(spec, [...operation.path, 'x-plextera-delivery']),
    schemas,
  };
}

function readEvent(spec: Spec, path: JsonPath): EventEntry {
  const schema = schemaName(spec, resolveKey(spec, path, 'payload'));
  const type = needText(spec, ['components', 'schemas', schema, 'properties', 'eventType', 'const']);
  if (needText(spec, [...path, 'name']) !== type)
    throw spec.problem(
      [...path, 'name'],
      `the message’s name must be the event type of its payload, ${type}`,
    );
  return {
    type,
    schema,
    title: needText(spec, [...path, 'title']),
    summary: needText(spec, [...path, 'summary']),
    facts: need(spec, [...path, 'x-event']),
    examples: readExamples(spec, [...path, 'examples']),
  };
}

function readHeaders(spec: Spec, schema: string): readonly HeaderEntry[] {
  const path = ['components', 'schemas', schema, 'properties'];
  return Object.entries(need(spec, path)).map(([name, property]) => {
    const header = property as JsonObject;
    const mirrors = header['x-mirrors'];
    const sample = header['x-sample'];
    return {
      name,
      role: needText(spec, [...path, name, 'x-role']),
      ...(typeof mirrors === 'string' ? { mirrors } : {}),
      ...(sample === undefined ? {} : { sample }),
    };
  });
}

function needSignature(spec: Spec, operation: JsonPath): JsonObject {
  const path = follow(spec, [...operation, 'security', 0]);
  const signature = need(spec, [...path, 'x-plextera-signature']);
  if (signature.header !== nodeAt(spec.document, [...path, 'name']))
    throw spec.problem([...path, 'name'], 'the scheme’s name and the header of its signature differ');
  const key = (name: string) => String(signature[name]);
  const format = `${key('timestampKey')}${key('valueSeparator')}{timestamp}${key('elementSeparator')}${key('signatureKey')}${key('valueSeparator')}{signature}`;
  if (signature.format !== format)
    throw spec.problem([...path, 'x-plextera-signature', 'format'], `its own parts make ${format}`);
  return signature;
}

function onlyOperation(spec: Spec): { readonly path: JsonPath } {
  const names = Object.keys(need(spec, ['operations']));
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw spec.problem(['operations'], 'exactly one operation is expected: the delivery of an event');
  return { path: ['operations', name] };
}

function messagesOf(spec: Spec, operation: JsonPath): readonly { readonly path: JsonPath }[] {
  const channel = follow(spec, [...operation, 'channel']);
  const names = Object.keys(need(spec, [...channel, 'messages']));
  return names.map((name) => ({ path: follow(spec, [...channel, 'messages', name]) }));
}

/** The path of a key of a message, which the message has itself or from one of its traits. */
function resolveKey(spec: Spec, message: JsonPath, key: string): JsonPath {
  const traits = nodeAt(spec.document, [...message, 'traits']);
  const owners = [message, ...(Array.isArray(traits) ? traits.map((_, i) => [...message, 'traits', i]) : [])];
  for (const owner of owners) {
    const path = [...follow(spec, owner), key];
    if (nodeAt(spec.document, path) !== undefined) return follow(spec, path);
  }
  throw spec.problem(message, `the message has no ${key}`);
}

/** The path that a reference at a path leads to, or the path itself. */
function follow(spec: Spec, path: JsonPath): JsonPath {
  const node = nodeAt(spec.document, path);
  if (!isObject(node) || typeof node.$ref !== 'string') return path;
  return follow(spec, fromPointer(node.$ref));
}

function schemaName(spec: Spec, path: JsonPath): string {
  const [components, schemas, name] = path;
  if (components !== 'components' || schemas !== 'schemas' || path.length !== 3)
    throw spec.problem(path, 'move this schema to components.schemas and refer to it');
  return String(name);
}

function need(spec: Spec, path: JsonPath): JsonObject {
  const node = nodeAt(spec.document, path);
  if (!isObject(node)) throw spec.problem(path, 'is missing');
  return node;
}

function needText(spec: Spec, path: JsonPath): string {
  const node = nodeAt(spec.document, path);
  if (typeof node !== 'string') throw spec.problem(path, 'is missing, or is not text');
  return node;
}
