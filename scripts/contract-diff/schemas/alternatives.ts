import { isObject, type Json, type JsonObject } from '../../generate/read/json.ts';
import type { FlatSchema } from './change.ts';
import type { SchemaSide } from './schema-side.ts';

/** One of the schemas that a value can follow. */
export interface Alternative {
  /** What it is called, if it is, to know it again in the other contract. */
  readonly name: string | undefined;
  readonly schema: FlatSchema;
}

/** The members of `oneOf` or `anyOf`, each with what stands beside them. */
export function isUnion(schema: FlatSchema): boolean {
  return Array.isArray(schema.oneOf) || Array.isArray(schema.anyOf);
}

const known = new WeakMap<JsonObject, readonly Alternative[]>();

/** All schemas that a value can follow; of one without `oneOf` and `anyOf`, one for each of its types. */
export function alternativesOf(side: SchemaSide, schema: FlatSchema): readonly Alternative[] {
  // The same objects each time: what was compared before is known by them.
  const found = known.get(schema) ?? (isUnion(schema) ? membersOf(side, schema) : perType(schema));
  known.set(schema, found);
  return found;
}

function membersOf(side: SchemaSide, schema: FlatSchema): readonly Alternative[] {
  const key = Array.isArray(schema.oneOf) ? 'oneOf' : 'anyOf';
  const { [key]: members, ...beside } = schema;
  return (members as readonly Json[]).flatMap((member) => {
    const bare = Object.keys(beside).length === 0;
    const flat = bare ? side.flat(member) : side.flat({ allOf: [beside, member] });
    if (isUnion(flat)) return alternativesOf(side, flat);
    return [{ name: nameOf(member), schema: flat }];
  });
}

function perType(schema: FlatSchema): readonly Alternative[] {
  if (!Array.isArray(schema.type)) return [{ name: undefined, schema }];
  return schema.type.map((type) => ({ name: undefined, schema: { ...schema, type } }));
}

function nameOf(member: Json): string | undefined {
  if (!isObject(member)) return undefined;
  const { $ref, title } = member;
  if (typeof $ref === 'string') return $ref;
  return typeof title === 'string' ? title : undefined;
}
