const units: readonly (readonly [name: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
];

/** A duration for a person: two units at most, and milliseconds only where they matter. */
export function durationText(ms: number): string {
  if (ms < 1) return ms <= 0 ? '0 ms' : '< 1 ms';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${trimmed(ms / 1_000)} s`;
  const at = units.findIndex(([, size]) => ms >= size);
  const [name, size] = units[at] ?? ['s', 1_000];
  const [smaller, smallerSize] = units[at + 1] ?? ['s', 1_000];
  const rest = Math.floor((ms % size) / smallerSize);
  return `${Math.floor(ms / size)} ${name}${rest === 0 ? '' : ` ${rest} ${smaller}`}`;
}

/** How long ago something was, in one unit. */
export function agoText(ms: number): string {
  if (ms < 1_500) return 'now';
  const [name, size] = units.find(([, unit]) => ms >= unit) ?? ['s', 1_000];
  return `${Math.floor(ms / size)} ${name} ago`;
}

function trimmed(seconds: number): string {
  return seconds.toFixed(seconds < 10 ? 1 : 0).replace(/\.0$/, '');
}
