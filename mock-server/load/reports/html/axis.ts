/** A direction of a chart: where a value is on it, from 0 to 1, and which values are written beside it. */
export interface Axis {
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** From nothing to a round number above the largest value. */
export function linearAxis(most: number): Axis {
  const step = roundStep(Math.max(most, 1) / 4);
  const steps = Math.max(1, Math.ceil(most / step));
  const ticks = Array.from({ length: steps + 1 }, (_, at) => ({ value: at * step, label: short(at * step) }));
  return { at: (value) => value / (steps * step), ticks };
}

/** Durations in milliseconds, each power of ten as long as the next. */
export function durationAxis(values: readonly number[]): Axis {
  const above = values.filter((value) => value > 0);
  const least = Math.floor(Math.log10(above.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)));
  const most = Math.ceil(Math.log10(above.reduce((a, b) => Math.max(a, b), 0)));
  const [from, to] = above.length === 0 ? [0, 1] : [least, Math.max(most, least + 1)];
  const within = to - from > 2 ? [1] : [1, 2, 5];
  const ticks = Array.from({ length: to - from }, (_, at) => within.map((one) => one * 10 ** (from + at)))
    .flat()
    .concat(10 ** to)
    .map((value) => ({ value, label: durationText(value) }));
  return { at: (ms) => Math.max(0, (Math.log10(ms) - from) / (to - from)), ticks };
}

/** Percentiles: 90, 99, 99.9 and so on equally far from each other, up to the last of so many. */
export function ninesAxis(count: number): Axis {
  const nines = Math.max(1, Math.ceil(Math.log10(Math.max(count, 1))));
  const ninesOf = (percent: number) =>
    percent >= 100 ? nines : Math.min(nines, -Math.log10(1 - percent / 100));
  const ticks = Array.from({ length: nines }, (_, at) => {
    const value = 100 - 10 ** (2 - at);
    return { value, label: `${Number(value.toFixed(8))} %` };
  });
  return {
    at: (percent) => ninesOf(percent) / nines,
    ticks: [...ticks.toSpliced(1, 0, { value: 50, label: '50 %' }), { value: 100, label: 'max' }],
  };
}

/** Seconds from the start of the run to its end. */
export function timeAxis(lastsMs: number): Axis {
  const seconds = Math.max(lastsMs / 1000, 0.1);
  const step = roundStep(seconds / 6);
  const ticks = Array.from({ length: Math.floor(seconds / step + 1e-9) + 1 }, (_, at) => ({
    value: at * step * 1000,
    label: `${Number((at * step).toFixed(3))} s`,
  }));
  return { at: (ms) => Math.min(1, ms / 1000 / seconds), ticks };
}

/** A duration in its largest unit: `250 µs`, `2 ms`, `1.5 s`. */
export function durationText(ms: number): string {
  if (ms < 1) return `${Number((ms * 1000).toPrecision(3))} µs`;
  return ms < 1000 ? `${Number(ms.toPrecision(3))} ms` : `${Number((ms / 1000).toPrecision(3))} s`;
}

/** 1, 2 or 5 and zeros, no smaller than this. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((one) => one * power >= least) ?? 10) * power;
}

function short(value: number): string {
  if (value >= 1_000_000) return `${Number((value / 1_000_000).toPrecision(3))} M`;
  return value >= 10_000
    ? `${Number((value / 1000).toPrecision(3))} k`
    : Number(value.toPrecision(3)).toLocaleString('en');
}
