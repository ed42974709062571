import type { HeaderPairs } from './stages.ts';

/** The headers with another value for one, in its place; `undefined` removes it. */
export function changeHeader(
  headers: HeaderPairs,
  name: string,
  change: (value: string) => string | undefined,
): HeaderPairs {
  return headers.flatMap((pair): HeaderPairs => {
    if (pair[0].toLowerCase() !== name.toLowerCase()) return [pair];
    const value = change(pair[1]);
    return value === undefined ? [] : [[pair[0], value]];
  });
}
