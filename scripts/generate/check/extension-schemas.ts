import { inOrder, isObject, type JsonObject } from '../read/json.ts';
import { headerRoles } from '../read/read-headers.ts';

/**
 * JSON Schemas of our own extensions of AsyncAPI. They hold no value of the contract, only its shape, and turn a
 * misspelt key into an error with a place.
 */
const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const positive = { type: 'integer', minimum: 1 };
const provenanceMark = { enum: ['seed', 'docs', 'assumed'] };
const provenanceOfKeys = { type: 'object', additionalProperties: provenanceMark };

function closed(properties: Record<string, object>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', additionalProperties: false, required, properties };
}

const pair = (items: object) => ({ type: 'array', items, minItems: 2, maxItems: 2 });
const list = { type: 'array', minItems: 1 };
const chance = { type: 'number', minimum: 0, maximum: 1 };
const moment = { enum: ['created', 'started', 'completed'] };

/** One way to make up a value, each with an optional `chance` that an optional property is there. */
const sampleHint = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    chance,
    ulid: text,
    hex: positive,
    pick: list,
    number: pair({ type: 'number' }),
    decimals: count,
    moment,
    elapsed: pair(moment),
    copy: text,
    count: text,
    where: { type: 'object' },
    present: text,
    ordinal: text,
    digits: positive,
    draw: list,
    last: list,
    size: pair(count),
    sizes: { ...list, items: count },
    depth: count,
    entries: { type: 'object', additionalProperties: list },
    timeline: { const: 'inner' },
  },
};

export const extensionSchemas: Readonly<Record<string, object>> = {
  'x-provenance': { anyOf: [provenanceMark, provenanceOfKeys] },
  'x-sample': sampleHint,
  'x-known-values': { ...list, items: { type: 'string' }, uniqueItems: true },
  'x-role': { enum: headerRoles },
  'x-mirrors': text,
  'x-event': closed(
    {
      vocabulary: text,
      alsoKnownAs: text,
      resourceId: text,
      filters: { type: 'object', additionalProperties: text },
      status: text,
      carries: text,
    },
    ['alsoKnownAs', 'filters'],
  ),
  'x-plextera-signature': closed({
    header: text,
    format: text,
    elementSeparator: text,
    valueSeparator: text,
    timestampKey: text,
    timestampUnit: { const: 'seconds' },
    signatureKey: text,
    algorithm: text,
    construction: { const: 'hmac' },
    encoding: { enum: ['hex', 'base64'] },
    letterCase: { const: 'lower' },
    signedContent: text,
    secretEncoding: { const: 'utf8' },
    secretPrefix: text,
    toleranceSeconds: positive,
    maxSignatures: positive,
    'x-provenance': provenanceOfKeys,
  }),
  'x-worked-example': closed({ secret: text, timestamp: positive, body: text }),
  'x-plextera-delivery': closed({
    successStatuses: closed({ from: positive, to: positive }),
    documentedStatuses: { type: 'array', items: positive },
    goneStatuses: { type: 'array', items: positive },
    deadlineMs: positive,
    redirects: { const: 'refuse' },
    responseBodyCapBytes: positive,
    retry: closed({
      schedule: { const: 'exponential' },
      baseMs: positive,
      factor: { type: 'number', minimum: 1 },
      capMs: positive,
      maxAttempts: positive,
      jitter: chance,
    }),
    retryAfter: closed({ capMs: positive }),
    'x-provenance': provenanceOfKeys,
  }),
};

/** An extension with its keys in the order of its schema, at each level that the schema describes. */
export function inSchemaOrder(value: JsonObject, extension: string): JsonObject {
  return ordered(value, extensionSchemas[extension] ?? {});
}

function ordered(
  value: JsonObject,
  schema: { readonly properties?: Readonly<Record<string, object>> },
): JsonObject {
  const { properties } = schema;
  if (!properties) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    isObject(item) ? ordered(item, properties[key] ?? {}) : item,
  ]);
  return inOrder(Object.fromEntries(entries) as JsonObject, Object.keys(properties));
}
