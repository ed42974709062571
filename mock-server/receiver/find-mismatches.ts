import { headers as headerCatalog } from '../contract/catalog.ts';
import type { Diagnostic } from '../contract/diagnostic.ts';
import type { PlexteraEvent, UnknownEvent } from '../contract/event.ts';
import { type HeadersInput, readHeader } from './read-header.ts';

const mirrors = Object.values(headerCatalog).flatMap((header) =>
  'mirrors' in header ? [{ name: header.name, path: header.mirrors }] : [],
);

/**
 * Headers that are there and do not say, in each of their values, what the signed body says. They are not signed, so
 * the body is right.
 */
export function findMismatches(
  event: PlexteraEvent | UnknownEvent,
  headers: HeadersInput,
): readonly Diagnostic[] {
  return mirrors.flatMap(({ name, path }) => {
    const signed = event[path.slice(1) as keyof typeof event];
    if (readHeader(headers, name).every((value) => value === signed)) return [];
    return [
      {
        code: 'header.mismatch',
        severity: 'warning',
        message: `${name} differs from the body`,
        path,
      } as const,
    ];
  });
}
