/**
 * Headers as frameworks hand them over: Node's object, the `Headers` of fetch, a `Map`, Lambda's record, or pairs.
 * Names are matched without regard to case.
 */
export type HeadersInput =
  | { get(name: string): string | null }
  | Iterable<readonly [string, string]>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** All values of one header; more than one where it was sent more than once and the framework kept them apart. */
export function readHeader(headers: HeadersInput, name: string): readonly string[] {
  if (typeof headers !== 'object' || headers === null) return [];
  const wanted = name.toLowerCase();
  return [...entries(headers, name)]
    .filter(([key]) => typeof key === 'string' && key.toLowerCase() === wanted)
    .flatMap(([, value]) => value as string | readonly string[])
    .filter((value) => typeof value === 'string');
}

// Pairs before `get`: the `get` of a Map minds the case of a name, and of two equal headers gives one.
function entries(headers: HeadersInput, name: string): Iterable<readonly unknown[]> {
  if (Symbol.iterator in headers) return [...(headers as Iterable<unknown>)].filter(Array.isArray);
  if (typeof headers.get === 'function') return [[name, headers.get(name)]];
  return Object.entries(headers);
}
