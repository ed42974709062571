import type { Contract } from '../read/contract.ts';
import { isObject, type JsonObject, type JsonPath } from '../read/json.ts';
import { follow, needObject } from '../read/navigate.ts';
import { literal } from './literal.ts';
import { notice } from './notice.ts';

/**
 * `generated/spec-lines.ts`: on which line of the document stands what a finding about data can point to, so that
 * nothing has to read YAML to say so.
 */
export function renderSpecLines(contract: Contract): string {
  const { spec, events, schemas, signature } = contract;
  const operation: JsonPath = ['operations', Object.keys(needObject(spec, ['operations']))[0] ?? ''];
  const channel = follow(spec, [...operation, 'channel']);
  const scheme = [...follow(spec, [...operation, 'security', 0]), 'x-plextera-signature'];
  const line = (...path: JsonPath) => spec.lineOf(path);
  const lines = {
    method: line(...operation, 'bindings', 'http', 'method'),
    contentType: line('defaultContentType'),
    eventTypes: line(...channel, 'messages'),
    events: Object.fromEntries(events.map(({ type, path }) => [type, line(...path)])),
    signature: Object.fromEntries(
      Object.keys(signature)
        .filter((key) => !key.startsWith('x-'))
        .sort()
        .map((key) => [key, line(...scheme, key)]),
    ),
    schemas: Object.fromEntries(
      Object.entries(schemas)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, schema]) => [
          name,
          linesOf(schema, (...path) => line('components', 'schemas', name, ...path)),
        ]),
    ),
  };
  return `${notice}
/** The document, from the root of the repository. */
export const specFile = ${literal(spec.file)};

/** The names of the schemas of what is not one event type's own. */
export const commonSchemas = ${literal({ headers: contract.headersSchema, envelope: contract.envelopeSchema })} as const;

/** Where a schema stands, its properties, and its list of known values. */
export interface SchemaLines {
  readonly line: number;
  readonly properties: { readonly [name: string]: number };
  readonly values?: number;
}

/** Lines of the document, counted from 1. */
export const specLines: {
  readonly method: number;
  readonly contentType: number;
  readonly eventTypes: number;
  readonly events: { readonly [type: string]: number };
  readonly signature: { readonly [parameter: string]: number };
  readonly schemas: { readonly [name: string]: SchemaLines };
} = ${literal(lines)};
`;
}

function linesOf(schema: JsonObject, line: (...path: JsonPath) => number) {
  const names = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  return {
    line: line(),
    properties: Object.fromEntries(names.map((name) => [name, line('properties', name)])),
    ...(schema['x-known-values'] === undefined ? {} : { values: line('x-known-values') }),
  };
}
