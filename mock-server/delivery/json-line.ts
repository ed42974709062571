/**
 * A value as one line of JSON that does nothing to the terminal it is shown in: C1 controls, DEL, line separators and
 * bidirectional overrides, which JSON allows as they are, are escaped too.
 */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
