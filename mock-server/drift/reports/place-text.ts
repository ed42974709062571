import type { RecordedAt } from '../recorded.ts';

/** `file:12, attempt 2`: where in a recording, for people. */
export function placeText({ file, line, entry, attempt }: RecordedAt): string {
  return [
    line === undefined ? file : `${file}:${line}`,
    ...(entry === undefined ? [] : [`entry ${entry}`]),
    ...(attempt === undefined ? [] : [`attempt ${attempt}`]),
  ].join(', ');
}

/** `one request`, `2 requests`. */
export function counted(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`;
}
