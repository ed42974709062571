import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../read/contract.ts';
import { isObject, type JsonObject } from '../read/json.ts';

/** What an event decides for itself. */
const own = ['eventType', 'data'];

/** Events repeat the envelope instead of sharing it by `allOf`, so that it has to be the same in all of them. */
export function checkEnvelope({ spec, schemas, events, envelopeSchema }: Contract): void {
  const envelope = schemas[envelopeSchema] ?? {};
  const expected = propertiesOf(envelope);
  for (const { schema } of events) {
    const path = ['components', 'schemas', schema];
    const event = schemas[schema] ?? {};
    const actual = propertiesOf(event);
    for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const both = Object.hasOwn(expected, name) && Object.hasOwn(actual, name);
      if (!both || !(own.includes(name) || isDeepStrictEqual(actual[name], expected[name])))
        throw spec.problem([...path, 'properties', name], `not the same as in ${envelopeSchema}`);
    }
    if (!isDeepStrictEqual(namesOf(event.required), namesOf(envelope.required)))
      throw spec.problem([...path, 'required'], `not the same as in ${envelopeSchema}`);
  }
}

function propertiesOf(schema: JsonObject): JsonObject {
  return isObject(schema.properties) ? schema.properties : {};
}

function namesOf(required: unknown): ReadonlySet<unknown> {
  return new Set(Array.isArray(required) ? required : []);
}
