import { isObject, type Json, type JsonObject } from './json.ts';
import { needObject, needText } from './navigate.ts';
import type { Spec } from './read-spec.ts';
import { declaredAt } from './schema-places.ts';

/** What a header can carry; each is carried by exactly one. */
export const headerRoles = [
  'deliveryId',
  'eventId',
  'eventType',
  'eventOccurredAt',
  'apiVersion',
  'signature',
] as const;

/** One header of a delivery and what the emitter puts into it. */
export interface HeaderEntry {
  readonly role: string;
  readonly name: string;
  /** JSON pointer into the body, for a header that mirrors it. */
  readonly mirrors?: string;
  /** How a value is made up, for one that does not. */
  readonly sample?: Json;
}

/** The headers of a delivery; throws a `SpecError` unless each role has exactly one header. */
export function readHeaders(spec: Spec, schema: string, envelope: string): readonly HeaderEntry[] {
  const path = ['components', 'schemas', schema, 'properties'];
  const entries = Object.entries(needObject(spec, path)).map(([name, property]) => {
    const header = isObject(property) ? property : {};
    const mirrors = header['x-mirrors'];
    const sample = header['x-sample'];
    return {
      name,
      role: needText(spec, [...path, name, 'x-role']),
      ...(typeof mirrors === 'string' ? { mirrors } : {}),
      ...(sample === undefined ? {} : { sample }),
    };
  });
  checkRoles(spec, path, entries);
  checkMirrors(spec, path, entries, envelope);
  return entries;
}

function checkRoles(spec: Spec, path: readonly string[], entries: readonly HeaderEntry[]): void {
  for (const { name, role } of entries) {
    const first = entries.find((entry) => entry.role === role);
    if (first && first.name !== name)
      throw spec.problem([...path, name, 'x-role'], `${first.name} has the role "${role}" already`);
  }
  const missing = headerRoles.find((role) => !entries.some((entry) => entry.role === role));
  if (missing) throw spec.problem(path, `no header has the x-role "${missing}"`);
}

function checkMirrors(
  spec: Spec,
  path: readonly string[],
  entries: readonly HeaderEntry[],
  envelope: string,
): void {
  const schemas = needObject(spec, ['components', 'schemas']) as Readonly<Record<string, JsonObject>>;
  for (const { name, mirrors } of entries)
    if (mirrors !== undefined && !declaredAt(schemas, schemas[envelope], mirrors))
      throw spec.problem([...path, name, 'x-mirrors'], `${envelope} has no property at ${mirrors}`);
}
