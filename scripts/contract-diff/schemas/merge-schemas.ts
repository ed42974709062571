import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../generate/read/json.ts';
import type { FlatSchema } from './change.ts';
import { typesOf } from './types-of.ts';

/**
 * One schema that allows what both allow. What cannot be said in one stays behind in `allOf`, which is then compared
 * as a whole.
 */
export function mergeSchemas(a: FlatSchema, b: FlatSchema): FlatSchema {
  const merged: Record<string, Json> = { ...a };
  const left: Json[] = Array.isArray(a.allOf) ? [...a.allOf] : [];
  for (const [key, value] of Object.entries(b)) {
    const own = merged[key];
    if (key === 'properties' || key === 'additionalProperties' || key === 'allOf') continue;
    if (own === undefined) merged[key] = value;
    else if (key === 'required') merged[key] = [...new Set([...(own as Json[]), ...(value as Json[])])];
    else if (key === 'type') merged[key] = [...typesOf(a)].filter((type) => typesOf(b).has(type));
    else if (key === 'enum') merged[key] = (own as Json[]).filter((item) => has(value, item));
    else if (/^(minimum|exclusiveMinimum|min[A-Z])/.test(key))
      merged[key] = Math.max(Number(own), Number(value));
    else if (/^(maximum|exclusiveMaximum|max[A-Z])/.test(key))
      merged[key] = Math.min(Number(own), Number(value));
    else if (!isProse(key) && !isDeepStrictEqual(own, value)) left.push({ [key]: value });
  }
  mergeObjects(merged, a, b);
  const all = [...left, ...(Array.isArray(b.allOf) ? b.allOf : [])];
  return all.length === 0 ? merged : { ...merged, allOf: all };
}

/** A property that only one of them declares has to be what the other says of all properties. */
function mergeObjects(merged: Record<string, Json>, a: FlatSchema, b: FlatSchema): void {
  const [own, other] = [a, b].map(({ properties }) => (isObject(properties) ? properties : {})) as [
    JsonObject,
    JsonObject,
  ];
  const both = (x: Json | undefined, y: Json | undefined): Json => {
    if (x === undefined || x === true) return y ?? true;
    return y === undefined || y === true || isDeepStrictEqual(x, y) ? x : { allOf: [x, y] };
  };
  const names = [...new Set([...Object.keys(own), ...Object.keys(other)])];
  if (names.length > 0)
    merged.properties = Object.fromEntries(
      names.map((name) => [
        name,
        both(own[name] ?? a.additionalProperties, other[name] ?? b.additionalProperties),
      ]),
    );
  if (a.additionalProperties !== undefined || b.additionalProperties !== undefined)
    merged.additionalProperties = both(a.additionalProperties, b.additionalProperties);
}

const prose = ['title', 'description', 'examples', '$comment', 'deprecated', 'readOnly', 'writeOnly'];
const meaningful = ['x-mirrors', 'x-role', 'x-known-values'];

/** Keywords that change no value: words for people, and our own hints and marks. */
export function isProse(keyword: string): boolean {
  return prose.includes(keyword) || (keyword.startsWith('x-') && !meaningful.includes(keyword));
}

function has(list: Json, value: Json): boolean {
  return Array.isArray(list) && list.some((item) => isDeepStrictEqual(item, value));
}
