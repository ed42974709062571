import type { Contract } from '../read/contract.ts';
import { toText } from '../read/json.ts';
import { definitionsOf, selfContained, unionName } from './bundle-schemas.ts';

/** `generated/schemas/*.json`: one self-contained schema per event type, and for the union, envelope and headers. */
export function renderJsonSchemas(contract: Contract): ReadonlyMap<string, string> {
  const definitions = definitionsOf(contract);
  const major = contract.version.split('.')[0];
  const entries: readonly (readonly [string, string])[] = [
    ...contract.events.map(({ type, schema }) => [type, schema] as const),
    ['event', unionName],
    ['envelope', contract.envelopeSchema],
    ['headers', contract.headersSchema],
  ];
  return new Map(
    entries.map(([file, name]) => [
      `generated/schemas/${file}.json`,
      toText(selfContained(definitions, name, `urn:plextera:webhooks:v${major}:${file}`)),
    ]),
  );
}
