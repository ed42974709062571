/** Something to time: it does its work `times` times. */
export interface Contender {
  readonly name: string;
  readonly run: (times: number) => void;
}

/** How many times per second a contender did its work: the median of all rounds. */
export interface Rate {
  readonly name: string;
  readonly perSecond: number;
}

/**
 * Times contenders in turn, round after round, so that a machine that slows down slows all of them. Each round lasts
 * about `roundMs`; the first is for warming up.
 */
export function interleave(contenders: readonly Contender[], rounds = 7, roundMs = 250): readonly Rate[] {
  const times = contenders.map((contender) => timesWithin(contender, roundMs));
  const rates = contenders.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [index, contender] of contenders.entries()) {
      const seconds = timed(contender, times[index] ?? 1);
      if (round > 0) rates[index]?.push((times[index] ?? 1) / seconds);
    }
  return contenders.map(({ name }, index) => ({ name, perSecond: median(rates[index] ?? []) }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function timesWithin(contender: Contender, roundMs: number): number {
  let times = 1;
  for (;;) {
    const seconds = timed(contender, times);
    if (seconds * 1000 >= roundMs / 10) return Math.max(1, Math.round((times * roundMs) / (seconds * 1000)));
    times *= 4;
  }
}

function timed({ run }: Contender, times: number): number {
  const start = performance.now();
  run(times);
  return (performance.now() - start) / 1000;
}

/** Work for a contender. */
export function repeat(work: () => unknown): (times: number) => void {
  return (times) => {
    for (let i = 0; i < times; i++) work();
  };
}
