const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** Milliseconds as people say them, in the two largest units: `4 h 33 min`. */
export function durationText(ms: number): string {
  const largest = units.findIndex(([, size]) => ms >= size);
  if (largest < 0) return '0 s';
  let rest = ms;
  const parts = units.slice(largest, largest + 2).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? '' : `${count} ${unit}`;
  });
  return parts.filter((part) => part !== '').join(' ');
}
