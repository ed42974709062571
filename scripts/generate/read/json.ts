/** Any JSON value as it comes out of a parser. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Keys and indexes from the root of a document down to one node. */
export type JsonPath = readonly (string | number)[];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `['a/b', 0]` → `#/a~1b/0` (RFC 6901, as a URI fragment without percent-encoding). */
export function toPointer(path: JsonPath): string {
  return `#${path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

/** `#/a~1b/0` → `['a/b', '0']`. */
export function fromPointer(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The node at a path, or undefined where nothing is. */
export function nodeAt(root: Json, path: JsonPath): Json | undefined {
  let node: Json | undefined = root;
  for (const key of path) {
    if (Array.isArray(node)) node = node[Number(key)];
    else if (isObject(node) && Object.hasOwn(node, String(key))) node = node[String(key)];
    else return undefined;
  }
  return node;
}

/** Calls `visit` for a node and everything below it. */
export function walk(node: Json, visit: (node: Json, path: JsonPath) => void, path: JsonPath = []): void {
  visit(node, path);
  if (Array.isArray(node)) for (const [index, item] of node.entries()) walk(item, visit, [...path, index]);
  else if (isObject(node)) for (const [key, item] of Object.entries(node)) walk(item, visit, [...path, key]);
}

/** The same object with its keys in a given order; keys that are not listed come last, sorted. */
export function inOrder(object: JsonObject, order: readonly string[]): JsonObject {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const entries = Object.entries(object);
  return Object.fromEntries(entries.sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1)));
}

/** Indented JSON with a newline at its end. */
export function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
