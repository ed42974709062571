import { badOverride } from './overrides/bad-override.ts';
import { parsePath } from './overrides/event-path.ts';
import type { Override } from './overrides/override.ts';

/**
 * An override as a person types it: `path=text`, or `path:=json` to say the value as JSON whatever its type.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OVERRIDE` when it has no `=`, no path, a name that is refused, or bad JSON.
 */
export function parseOverride(override: string): Override {
  const at = override.indexOf('=');
  if (at < 0) throw badOverride(override, 'it has no "=".');
  const isJson = override[at - 1] === ':';
  const path = parsePath(override.slice(0, isJson ? at - 1 : at));
  const text = override.slice(at + 1);
  return isJson ? { path, value: parseJson(override, text) } : { path, text };
}

function parseJson(override: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badOverride(override, 'what follows ":=" is not JSON.');
  }
}
