import type { JsonObject, JsonPath } from './json.ts';
import { follow, needObject, needText, resolveKey, schemaName } from './navigate.ts';
import { readExamples, type SpecExample } from './read-examples.ts';
import { type HeaderEntry, readHeaders } from './read-headers.ts';
import { readSignature } from './read-signature.ts';
import type { Spec } from './read-spec.ts';

/** One event type: what its message says of it, and which schema its payload has. */
export interface EventEntry {
  /** Where its message stands. */
  readonly path: JsonPath;
  readonly type: string;
  /** Name of the payload's schema in `components.schemas`. */
  readonly schema: string;
  readonly title: string;
  readonly summary: string;
  /** The `x-event` extension of the message. */
  readonly facts: JsonObject;
  readonly examples: readonly SpecExample[];
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

/** What all events have in common. No message refers to it, so it is known by its name. */
const envelopeSchema = 'EventEnvelope';

/** Reads the contract out of a document whose references are known to resolve. */
export function readContract(spec: Spec): Contract {
  const operation = onlyOperation(spec);
  const messages = messagesOf(spec, operation.path);
  const first = messages[0];
  if (!first) throw spec.problem(['channels'], 'the channel of the operation lists no messages');
  const schemas = needObject(spec, ['components', 'schemas']) as Record<string, JsonObject>;
  needObject(spec, ['components', 'schemas', envelopeSchema, 'properties']);
  const headersSchema = schemaName(spec, resolveKey(spec, first.path, 'headers'));
  const headers = readHeaders(spec, headersSchema, envelopeSchema);
  return {
    spec,
    title: needText(spec, ['info', 'title']),
    version: needText(spec, ['info', 'version']),
    method: needText(spec, [...operation.path, 'bindings', 'http', 'method']),
    contentType: needText(spec, ['defaultContentType']),
    envelopeSchema,
    headersSchema,
    events: messages.map(({ path }) => readEvent(spec, path)),
    headers,
    signature: readSignature(spec, operation.path, headers),
    delivery: needObject(spec, [...operation.path, 'x-plextera-delivery']),
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
    path,
    type,
    schema,
    title: needText(spec, [...path, 'title']),
    summary: needText(spec, [...path, 'summary']),
    facts: needObject(spec, [...path, 'x-event']),
    examples: readExamples(spec, [...path, 'examples']),
  };
}

function onlyOperation(spec: Spec): { readonly path: JsonPath } {
  const names = Object.keys(needObject(spec, ['operations']));
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw spec.problem(['operations'], 'exactly one operation is expected: the delivery of an event');
  return { path: ['operations', name] };
}

function messagesOf(spec: Spec, operation: JsonPath): readonly { readonly path: JsonPath }[] {
  const channel = follow(spec, [...operation, 'channel']);
  const names = Object.keys(needObject(spec, [...channel, 'messages']));
  return names.map((name) => ({ path: follow(spec, [...channel, 'messages', name]) }));
}
