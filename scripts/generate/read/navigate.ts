import { nearestWord } from '../check/did-you-mean.ts';
import { fromPointer, isObject, type JsonObject, type JsonPath, nodeAt } from './json.ts';
import type { Spec } from './read-spec.ts';
import type { SpecError } from './spec-error.ts';

/** The mapping at a path; throws a `SpecError` where there is none. */
export function needObject(spec: Spec, path: JsonPath): JsonObject {
  const node = nodeAt(spec.document, path);
  if (!isObject(node)) throw missing(spec, path, 'is missing, or is not a mapping');
  return node;
}

/** The text at a path; throws a `SpecError` where there is none. */
export function needText(spec: Spec, path: JsonPath): string {
  const node = nodeAt(spec.document, path);
  if (typeof node !== 'string' || node === '') throw missing(spec, path, 'is missing, or is not text');
  return node;
}

/** The path that a reference at a path leads to, or the path itself. References are known to end somewhere. */
export function follow(spec: Spec, path: JsonPath): JsonPath {
  const node = nodeAt(spec.document, path);
  if (!isObject(node) || typeof node.$ref !== 'string') return path;
  return follow(spec, fromPointer(node.$ref));
}

/** The path of a key of a message, which the message has itself or from one of its traits. */
export function resolveKey(spec: Spec, message: JsonPath, key: string): JsonPath {
  const traits = nodeAt(spec.document, [...message, 'traits']);
  const owners = [message, ...(Array.isArray(traits) ? traits.map((_, i) => [...message, 'traits', i]) : [])];
  for (const owner of owners) {
    const path = [...follow(spec, owner), key];
    if (nodeAt(spec.document, path) !== undefined) return follow(spec, path);
  }
  throw missing(spec, [...message, key], 'is missing from the message and from its traits');
}

/** The name of the schema at a path, which has to be one of `components.schemas`. */
export function schemaName(spec: Spec, path: JsonPath): string {
  const [components, schemas, name] = path;
  if (components !== 'components' || schemas !== 'schemas' || path.length !== 3)
    throw spec.problem(path, 'move this schema to components.schemas and refer to it');
  return String(name);
}

/** Names the misspelt key instead of the missing one, where there is one. */
function missing(spec: Spec, path: JsonPath, problem: string): SpecError {
  let depth = path.length;
  while (depth > 0 && nodeAt(spec.document, path.slice(0, depth)) === undefined) depth--;
  const word = path[depth];
  const owner = nodeAt(spec.document, path.slice(0, depth));
  if (word === undefined || !isObject(owner)) return spec.problem(path, problem);
  const similar = nearestWord(String(word), Object.keys(owner));
  if (similar === undefined) return spec.problem(path, problem);
  return spec.problem(
    [...path.slice(0, depth), similar],
    `unknown keyword "${similar}"; did you mean "${word}"?`,
  );
}
