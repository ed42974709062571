import { badOverride } from './bad-override.ts';

const PATH = /^[^.[\]]+(?:\.[^.[\]]+|\[\d+\])*$/;

// Names through which an assignment could reach the prototype of every object.
const unsafeNames: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * The segments of a dotted path; an index is one of them.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OVERRIDE`
 */
export function parsePath(path: string | readonly string[]): readonly string[] {
  const segments = typeof path === 'string' ? splitPath(path) : path;
  if (segments.length === 0) throw badOverride('', 'the path is empty.');
  const unsafe = segments.find((segment) => unsafeNames.includes(segment));
  if (unsafe !== undefined) throw badOverride(segments.join('.'), `the name ${unsafe} is refused.`);
  return segments;
}

function splitPath(path: string): readonly string[] {
  if (!PATH.test(path)) throw badOverride(path, 'the path is not of the form data.items.0.name.');
  return path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
}

/** @throws PlexteraError when an object anywhere in the value has a name that is refused in paths as well. */
export function refuseUnsafeNames(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (unsafeNames.includes(name)) throw badOverride(path, `the name ${name} is refused.`);
    refuseUnsafeNames(inner, path);
  }
}
