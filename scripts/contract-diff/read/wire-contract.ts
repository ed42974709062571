import { isObject, type Json, type JsonObject, type JsonPath, nodeAt } from '../../generate/read/json.ts';
import { follow } from '../../generate/read/navigate.ts';
import { readExamples, type SpecExample } from '../../generate/read/read-examples.ts';
import type { Spec } from '../../generate/read/read-spec.ts';
import { checkSchemas } from './check-schemas.ts';

/** The three numbers of a version: major, minor, patch. */
export type Version = readonly [number, number, number];

/** One event type as a subscriber gets it. */
export interface WireEvent {
  readonly type: string;
  /** Where its message stands. */
  readonly path: JsonPath;
  readonly payload: Json;
  readonly payloadPath: JsonPath | undefined;
  readonly headers: Json;
  /** The headers of HTTP itself, of the binding. */
  readonly httpHeaders: Json;
  readonly contentType: Json;
  readonly examples: readonly SpecExample[];
}

/**
 * What a subscriber sees of a contract. Unlike the reading for generation it takes a document that breaks our own
 * rules, because a document that lost a header, or uses `oneOf`, has to be judged as well.
 */
export interface WireContract {
  readonly spec: Spec;
  /** `info.version`. */
  readonly version: Version;
  readonly events: readonly WireEvent[];
  /** Places of the security schemes of the operations. */
  readonly security: readonly JsonPath[];
  /** Place of the rules of delivery. */
  readonly delivery: JsonPath | undefined;
}

/** Reads a contract; throws a `SpecError` for no version, no event, a bad schema or a bad example. */
export function readWireContract(spec: Spec): WireContract {
  checkSchemas(spec);
  const operations = namesAt(spec, ['operations']).map((name) => ['operations', name]);
  const events = namesAt(spec, ['channels']).flatMap((name) => eventsOf(spec, ['channels', name]));
  if (events.length === 0)
    throw spec.problem(['channels'], 'no channel lists a message, so there is no event');
  const delivering = operations.find((path) => nodeAt(spec.document, [...path, deliveryKey]) !== undefined);
  return {
    spec,
    version: versionOf(spec),
    // Two messages of one type are for the generator to refuse; here the first stands for both.
    events: events.filter(({ type }, index) => events.findIndex((event) => event.type === type) === index),
    security: operations.flatMap((path) => schemesOf(spec, path)),
    delivery: delivering && [...delivering, deliveryKey],
  };
}

const deliveryKey = 'x-plextera-delivery';

function versionOf(spec: Spec): Version {
  const path = ['info', 'version'];
  const numbers = /^(\d+)\.(\d+)\.(\d+)(?:[-+]|$)/.exec(String(nodeAt(spec.document, path)));
  if (!numbers) throw spec.problem(path, 'the version of a contract is three numbers, such as 1.4.0');
  return [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
}

function eventsOf(spec: Spec, channel: JsonPath): readonly WireEvent[] {
  return namesAt(spec, [...channel, 'messages']).map((name) => {
    const path = follow(spec, [...channel, 'messages', name]);
    const payload = keyOf(spec, path, 'payload');
    return {
      type: typeOf(spec, path, payload) ?? name,
      path,
      payload: nodeOrNothing(spec, payload),
      payloadPath: payload,
      headers: nodeOrNothing(spec, keyOf(spec, path, 'headers')),
      httpHeaders: nodeAt(nodeOrNothing(spec, keyOf(spec, path, 'bindings')), ['http', 'headers']) ?? true,
      contentType: nodeAt(spec.document, keyOf(spec, path, 'contentType') ?? ['defaultContentType']) ?? null,
      examples: hasExamples(spec, path) ? readExamples(spec, [...path, 'examples']) : [],
    };
  });
}

/** The constant in the body is what arrives; the message's name is ours. */
function typeOf(spec: Spec, message: JsonPath, payload: JsonPath | undefined): string | undefined {
  const property = payload && follow(spec, [...payload, 'properties', 'eventType']);
  const constant = property && nodeAt(spec.document, [...property, 'const']);
  const name = nodeAt(spec.document, [...message, 'name']);
  return [constant, name].find((text) => typeof text === 'string');
}

/** The place of a key of a message, which it has itself or from one of its traits. */
function keyOf(spec: Spec, message: JsonPath, key: string): JsonPath | undefined {
  const traits = nodeAt(spec.document, [...message, 'traits']);
  const owners = [message, ...(Array.isArray(traits) ? traits.map((_, i) => [...message, 'traits', i]) : [])];
  const owner = owners.find((path) => nodeAt(spec.document, [...follow(spec, path), key]) !== undefined);
  return owner && follow(spec, [...follow(spec, owner), key]);
}

function schemesOf(spec: Spec, operation: JsonPath): readonly JsonPath[] {
  const security = nodeAt(spec.document, [...operation, 'security']);
  return Array.isArray(security) ? security.map((_, i) => follow(spec, [...operation, 'security', i])) : [];
}

/** `true` is the schema that allows anything, which is what a contract without one says. */
function nodeOrNothing(spec: Spec, path: JsonPath | undefined): Json {
  return (path && nodeAt(spec.document, path)) ?? true;
}

function hasExamples(spec: Spec, message: JsonPath): boolean {
  const listed = nodeAt(spec.document, [...message, 'examples']);
  return Array.isArray(listed) && listed.length > 0;
}

function namesAt(spec: Spec, path: JsonPath): readonly string[] {
  const node = nodeAt(spec.document, path);
  return isObject(node) ? Object.keys(node as JsonObject) : [];
}
