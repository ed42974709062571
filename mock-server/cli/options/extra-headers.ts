import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { type HeaderPairs, reservedHeaders } from '../../dispatch/build-request.ts';
import { findHeaderProblems } from '../../transport/reserved-headers.ts';

/**
 * `Name: value` lines that may be sent beside the contract's own; throws `PLEXTERA_BAD_HEADER`. A value may be a
 * gateway's key, so no error shows one.
 */
export function parseExtraHeaders(lines: readonly string[]): HeaderPairs {
  const pairs = lines.map(parseLine);
  const [problem] = findHeaderProblems(pairs, reservedHeaders);
  if (!problem) return pairs;
  throw badHeader(pairs[problem.index]?.[0] ?? '', problem.message);
}

function parseLine(line: string): readonly [name: string, value: string] {
  const at = line.indexOf(':');
  if (at < 0) throw badHeader(line.split(/[\s=]/, 1)[0] ?? '', 'it has no colon.');
  // Only what HTTP itself allows around a value: a line break there is no slip, and is refused with the rest.
  return [line.slice(0, at), line.slice(at + 1).replaceAll(/^[ \t]+|[ \t]+$/g, '')];
}

function badHeader(name: string, problem: string): PlexteraError {
  return new PlexteraError('PLEXTERA_BAD_HEADER', { name: printableText(name, 60), problem });
}
