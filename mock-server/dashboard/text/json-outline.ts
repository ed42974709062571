export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'literal';

/** One value of a JSON text; values stand in the order of the text, each before those within it. */
export interface JsonNode {
  readonly kind: JsonKind;
  readonly depth: number;
  /** The place of the value around it; -1 for the outermost. */
  readonly parent: number;
  /** Its name in an object. */
  readonly name: string | undefined;
  /** Its place among the values of the one around it. */
  readonly at: number;
  /** Where its text begins and ends. */
  readonly from: number;
  readonly to: number;
  /** How many values are directly within it. */
  readonly count: number;
  /** The place behind it and all that is within it. */
  readonly next: number;
}

type Growing = { -readonly [Member in keyof JsonNode]: JsonNode[Member] };

/**
 * The values of a JSON text with their places in it; undefined for what is no JSON. Numbers and names stay as they are
 * written, however large or often, and nesting of any depth is read: nothing here calls itself.
 */
export function outlineJson(text: string): readonly JsonNode[] | undefined {
  if (!isJson(text)) return undefined;
  const nodes: Growing[] = [];
  const around: number[] = [];
  let name: string | undefined;
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '}' || sign === ']') {
      const closed = nodes[around.pop() ?? 0];
      if (closed) closed.to = at + 1;
      if (closed) closed.next = nodes.length;
      at += 1;
      continue;
    }
    if (nothing.has(sign)) {
      at += 1;
      continue;
    }
    const kind = kinds.get(sign) ?? (/[a-z]/.test(sign) ? 'literal' : 'number');
    const to = kind === 'string' ? endOfString(text, at) : endOfWord(text, at);
    const parent = around.at(-1) ?? -1;
    const container = nodes[parent];
    if (kind === 'string' && container?.kind === 'object' && name === undefined) {
      name = JSON.parse(text.slice(at, to)) as string;
      at = to;
      continue;
    }
    const within = container?.count ?? 0;
    if (container) container.count += 1;
    const place = nodes.length;
    nodes.push({
      kind,
      depth: around.length,
      parent,
      name,
      at: within,
      from: at,
      to,
      count: 0,
      next: place + 1,
    });
    name = undefined;
    const opens = kind === 'object' || kind === 'array';
    if (opens) around.push(place);
    at = opens ? at + 1 : to;
  }
  return nodes;
}

const nothing: ReadonlySet<string> = new Set([' ', '\n', '\r', '\t', ',', ':']);
const kinds: ReadonlyMap<string, JsonKind> = new Map([
  ['{', 'object'],
  ['[', 'array'],
  ['"', 'string'],
]);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfWord(text: string, from: number): number {
  const ends = /[\s,:{}[\]]/g;
  ends.lastIndex = from + 1;
  return ends.exec(text)?.index ?? text.length;
}

/** Where a value is, as JSONPath (RFC 9535): `$.data.pages[0]["a b"]`. */
export function jsonPath(nodes: readonly JsonNode[], place: number): string {
  const steps: string[] = [];
  for (let node = nodes[place]; node && node.parent >= 0; node = nodes[node.parent]) {
    const { name } = node;
    if (name === undefined) steps.push(`[${node.at}]`);
    else steps.push(/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`);
  }
  return `$${steps.reverse().join('')}`;
}

/** A value as it is copied: the text itself of a string, and anything else as it is written. */
export function jsonValueText(text: string, { kind, from, to }: JsonNode): string {
  const written = text.slice(from, to);
  return kind === 'string' ? (JSON.parse(written) as string) : written;
}
