import {
  fromPointer,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  nodeAt,
  walk,
} from '../../generate/read/json.ts';
import type { Spec } from '../../generate/read/read-spec.ts';
import type { FlatSchema } from './change.ts';
import { mergeSchemas } from './merge-schemas.ts';

/** The schemas of one of the two contracts. The same schema is the same object, however often it is referred to. */
export interface SchemaSide {
  readonly spec: Spec;
  /** Without references and `allOf`; throws a `SpecError` for a reference to another file. */
  flat(schema: Json | undefined): FlatSchema;
  /** A node with all references replaced by what they lead to; one that leads back to itself stays. */
  whole(node: Json | undefined): Json | undefined;
  /** Whether something is at a reference within the document. */
  has(reference: string): boolean;
  /** Where a schema is written, or undefined for one that is put together of several. */
  pathOf(schema: FlatSchema): JsonPath | undefined;
}

const anything: FlatSchema = {};
const nothing: FlatSchema = { not: {} };

export function schemaSide(spec: Spec): SchemaSide {
  const paths = new Map<Json, JsonPath>();
  walk(spec.document, (node, path) => {
    // What an anchor names is met where it is written before it is met where it is used.
    if (isObject(node) && !paths.has(node)) paths.set(node, path);
  });
  const flattened = new Map<JsonObject, FlatSchema>();

  function flat(schema: Json | undefined): FlatSchema {
    if (schema === false) return nothing;
    if (!isObject(schema)) return anything;
    if (typeof schema.$ref === 'string') return flat(target(schema, schema.$ref));
    if (!Array.isArray(schema.allOf)) return schema;
    const known = flattened.get(schema);
    if (known) return known;
    // A schema that holds itself by `allOf` adds nothing to itself.
    flattened.set(schema, anything);
    const { allOf, ...own } = schema;
    const merged = [own, ...allOf].map(flat).reduce(mergeSchemas);
    flattened.set(schema, merged);
    const path = paths.get(schema);
    if (path && !paths.has(merged)) paths.set(merged, path);
    return merged;
  }

  function target(schema: JsonObject, reference: string): Json | undefined {
    if (reference.startsWith('#')) return nodeAt(spec.document, fromPointer(reference));
    throw spec.problem(
      paths.get(schema) ?? [],
      `move ${reference} to components.schemas and refer to it there`,
    );
  }

  function whole(node: Json | undefined, above: readonly string[] = []): Json | undefined {
    if (Array.isArray(node)) return node.map((item) => whole(item, above) ?? null);
    if (!isObject(node)) return node;
    const { $ref } = node;
    if (typeof $ref === 'string' && !above.includes($ref)) return whole(target(node, $ref), [...above, $ref]);
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, whole(item, above) ?? null]));
  }

  const has = (reference: string) => nodeAt(spec.document, fromPointer(reference)) !== undefined;
  return { spec, flat, whole, has, pathOf: (schema) => paths.get(schema) };
}
