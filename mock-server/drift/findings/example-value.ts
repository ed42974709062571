import { isSecret } from '../../delivery/redact-answer.ts';

/** Long enough that what is shown of it never ends within a secret, which could no longer be found and hidden. */
const longest = 1_000;
const longestShown = 160;
const mostKeys = 5;

/**
 * A value in few words, for an example: never written out whole, because it can be of any size and depth.
 *
 * @param name of what holds it; a name that says it is secret hides the value.
 */
export function exampleValue(value: unknown, name = ''): string {
  if (isSecret(name)) return '[redacted]';
  if (typeof value === 'string') return JSON.stringify(shortened(value));
  if (Array.isArray(value)) return value.length === 1 ? 'a list of one' : `a list of ${value.length}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const keys = Object.keys(value);
  const shown = keys.slice(0, mostKeys).map((key) => JSON.stringify(shortened(key)));
  if (keys.length > mostKeys) shown.push('…');
  return shown.length === 0 ? 'an empty object' : `an object with ${shown.join(', ')}`;
}

/** As much of an example as a person reads; for after its secrets were hidden. */
export function shownExample(example: string): string {
  return example.length > longestShown ? `${example.slice(0, longestShown)}…` : example;
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
