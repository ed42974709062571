import type { IncomingHttpHeaders } from 'node:http';

/**
 * Headers as received, one pair per line, from undici's flat list of names and values or, where it keeps none,
 * from its object. Bytes are read as Latin-1 (RFC 9110, section 5.5).
 */
export function headerLines(
  raw: readonly (Buffer | string)[] | IncomingHttpHeaders,
): readonly (readonly [string, string])[] {
  if (!isFlatList(raw)) {
    return Object.entries(raw).flatMap(([name, value]) =>
      [value ?? []].flat().map((line) => [name, line] as const),
    );
  }
  const lines: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    lines.push([toText(raw[at]), toText(raw[at + 1])]);
  }
  return lines;
}

// `Array.isArray` alone does not narrow a readonly array.
function isFlatList(
  raw: readonly (Buffer | string)[] | IncomingHttpHeaders,
): raw is readonly (Buffer | string)[] {
  return Array.isArray(raw);
}

function toText(part: Buffer | string | undefined): string {
  return typeof part === 'string' ? part : (part?.toString('latin1') ?? '');
}
