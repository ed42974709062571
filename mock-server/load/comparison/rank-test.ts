/**
 * How far two samples lie apart, in standard deviations of what chance alone would do; positive where the second is the
 * larger. The rank test of Mann and Whitney with its correction for ties, so no shape of the values is taken for granted.
 * What follows each other in time is alike: each sample counts for so many fewer values as it repeats itself
 * (first-order autocorrelation).
 */
export function rankDistance(first: readonly number[], second: readonly number[]): number {
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) return 0;
  const all = [
    ...first.map((value) => ({ value, isSecond: false })),
    ...second.map((value) => ({ value, isSecond: true })),
  ];
  all.sort((a, b) => a.value - b.value);
  let [rankSum, ties] = [0, 0];
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end]?.value === all[at]?.value) end++;
    const tied = all.slice(at, end);
    rankSum += tied.filter(({ isSecond }) => isSecond).length * ((at + 1 + end) / 2);
    ties += tied.length ** 3 - tied.length;
    at = end;
  }
  const size = m + n;
  const variance = ((m * n) / 12) * (size + 1 - ties / (size * (size - 1)));
  if (!(variance > 0)) return 0;
  const excess = rankSum - (n * (n + 1)) / 2 - (m * n) / 2;
  return (
    (excess / Math.sqrt(variance)) * Math.sqrt(Math.min(independentShare(first), independentShare(second)))
  );
}

function independentShare(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviations = values.map((value) => value - mean);
  const spread = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0);
  if (spread === 0) return 1;
  const together = deviations
    .slice(1)
    .reduce((sum, deviation, at) => sum + deviation * (deviations[at] ?? 0), 0);
  const likeness = Math.min(0.9, Math.max(0, together / spread));
  return (1 - likeness) / (1 + likeness);
}
