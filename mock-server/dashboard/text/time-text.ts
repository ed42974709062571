/** A time to the millisecond in UTC: `2026-04-07 10:22:00.000 UTC`; a text that is no time as it is. */
export function utcText(time: string | number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return String(time);
  return date.toISOString().replace('T', ' ').replace('Z', ' UTC');
}

/** The same by the clock on the wall of whoever looks: `2026-04-07 12:22:00.000 +02:00`. */
export function localText(time: string | number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return String(time);
  const aheadMinutes = -date.getTimezoneOffset();
  const shifted = new Date(date.getTime() + aheadMinutes * 60_000).toISOString();
  const [hours, minutes] = [Math.abs(aheadMinutes) / 60, Math.abs(aheadMinutes) % 60];
  const offset = [Math.floor(hours), minutes].map((part) => String(part).padStart(2, '0')).join(':');
  return `${shifted.replace('T', ' ').replace('Z', '')} ${aheadMinutes < 0 ? '-' : '+'}${offset}`;
}
