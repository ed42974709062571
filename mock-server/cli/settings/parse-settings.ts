import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { printableText } from '../../delivery/printable-text.ts';
import { type Entry, type Plain, settingsError } from './entry.ts';

const form =
  'It is a list of lines such as `port: 4848`; a value is a text, a number, true, false, or a list of texts.';

/**
 * One level of YAML or JSON: names with plain values, or lists of them. Anchors, tags and nesting mean nothing here and
 * are refused, so nothing that a file says can grow or become an object of another kind.
 *
 * @throws PLEXTERA_CONFIG with the line.
 */
export function parseSettings(text: string, file: string): ReadonlyMap<string, Entry> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    version: '1.2',
    prettyErrors: false,
  });
  const lineOf = (node: { readonly range?: Node['range'] }) => lines.linePos(node.range?.[0] ?? 0).line;
  const [mistake] = [...document.errors, ...document.warnings];
  if (mistake)
    throw settingsError(file, lines.linePos(mistake.pos[0]).line, printableText(mistake.message), form);
  const entries = new Map<string, Entry>();
  if (document.contents === null) return entries;
  if (!isMap<Node, Node | null>(document.contents))
    throw settingsError(file, 1, 'it holds no options.', form);
  for (const { key, value } of document.contents.items) {
    const line = lineOf(key);
    const plain = plainValue(value);
    if (!isScalar(key) || typeof key.value !== 'string' || plain === undefined)
      throw settingsError(file, line, 'this is no option with a plain value.', form);
    entries.set(key.value, { value: plain, line });
  }
  return entries;
}

function plainValue(node: Node | null): Entry['value'] | undefined {
  if (isSeq<Node>(node)) {
    const items = node.items.map(plainScalar);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  return plainScalar(node);
}

function plainScalar(node: Node | null): Plain | undefined {
  if (!isScalar(node) || node.tag !== undefined || node.anchor !== undefined) return undefined;
  const { value } = node;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}
