/** A time to the millisecond in UTC: `2026-04-07 10:22:00.000 UTC`; a text that is no time as it is. */
export function utcText(time: string | number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return String(time);
  return date.toISOString().replace('T', ' ').replace('Z', ' UTC');
}
