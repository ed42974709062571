import type { Override } from '../../payloads/overrides/override.ts';

type Change = Pick<Extract<Override, { readonly value: unknown }>, 'path'> & { readonly value?: unknown };

/** The changes that make one JSON value of another; objects are entered, and everything else is set whole. */
export function overridesBetween(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly Change[] {
  if (!isObject(before) || !isObject(after))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, value: after }];
  const removed = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return [
    ...removed.map((name) => ({ path: [...path, name] })),
    ...Object.entries(after).flatMap(([name, value]) =>
      Object.hasOwn(before, name)
        ? overridesBetween(before[name], value, [...path, name])
        : [{ path: [...path, name], value }],
    ),
  ];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
