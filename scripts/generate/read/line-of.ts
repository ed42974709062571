import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml';
import type { JsonPath } from './json.ts';

/** The line of the key at a path, or of the nearest place above it that is written down. */
export function lineOf(yaml: Document, lines: LineCounter, path: JsonPath): number {
  return placeOf(yaml, lines, path).line;
}

/** Its line and column, counted from 1. */
export function placeOf(
  yaml: Document,
  lines: LineCounter,
  path: JsonPath,
): { readonly line: number; readonly column: number } {
  let node: unknown = yaml.contents;
  let offset = 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(yaml);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node) && node.range) offset = node.range[0];
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
