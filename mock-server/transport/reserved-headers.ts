import { printableText } from '../delivery/printable-text.ts';

/** What is wrong with one extra header. */
export interface HeaderProblem {
  /** Position in the list that was checked, from 0. */
  readonly index: number;
  readonly code: 'invalid_name' | 'invalid_value' | 'framing_header' | 'reserved_header';
  readonly message: string;
}

/** Names that belong to HTTP itself: a second opinion on them desynchronises proxies or redirects a request. */
const framingHeaders: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'expect',
  'upgrade',
  'te',
  'trailer',
  'keep-alive',
]);

// RFC 9110: section 5.6.2 (token) and section 5.5 (field value: visible Latin-1, space, tab).
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Checks the extra headers somebody wants to send along.
 *
 * @param headers name and value pairs, in the order they would be sent.
 * @param reserved names the contract uses itself (its own headers, the content type), in any case; an entry
 *   that ends in `*` reserves every name that starts so.
 * @returns one problem per bad header; empty when all may be sent.
 */
export function findHeaderProblems(
  headers: readonly (readonly [name: string, value: string])[],
  reserved: readonly string[],
): readonly HeaderProblem[] {
  const reservedNames = reserved.map((name) => name.toLowerCase());
  return headers.flatMap(([name, value], index) => {
    const problem = problemOf(name, value, reservedNames);
    return problem === undefined ? [] : [{ index, ...problem }];
  });
}

function problemOf(
  name: string,
  value: string,
  reserved: readonly string[],
): Omit<HeaderProblem, 'index'> | undefined {
  if (!TOKEN.test(name)) {
    return {
      code: 'invalid_name',
      message: `"${shown(name)}" is no header name: letters, digits and !#$%&'*+-.^_\`|~ only.`,
    };
  }
  const lower = name.toLowerCase();
  if (framingHeaders.has(lower) || lower.startsWith('proxy-')) {
    return { code: 'framing_header', message: `${shown(name)} belongs to HTTP itself and cannot be set.` };
  }
  if (reserved.some((entry) => matchesReserved(lower, entry))) {
    return {
      code: 'reserved_header',
      message: `${shown(name)} is set by the contract and cannot be replaced.`,
    };
  }
  if (!FIELD_VALUE.test(value)) {
    return {
      code: 'invalid_value',
      message: `The value of ${shown(name)} has a line break, a control character or a letter outside Latin-1.`,
    };
  }
  return undefined;
}

function shown(name: string): string {
  return printableText(name, 60);
}

function matchesReserved(name: string, entry: string): boolean {
  return entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry;
}
