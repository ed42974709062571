const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `30s` in milliseconds; NaN where it is no duration, which the schema refuses. */
export function durationMs(text: string): number {
  const [, amount, unit = ''] = /^([\d.]+)([a-z]+)$/.exec(text) ?? [];
  return Number(amount) * (unitMs[unit] ?? Number.NaN);
}
