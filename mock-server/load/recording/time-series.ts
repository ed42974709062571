import { addCounts, type BucketCounts, percentileOf } from './bucket-counts.ts';

/** What happened in one part of the run. */
export interface SeriesPoint {
  /** Milliseconds from the start of the run to the start of the part. */
  readonly fromMs: number;
  readonly lastsMs: number;
  readonly sent: number;
  readonly answered: number;
  readonly errors: number;
  /** Of the answers that came in it, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** The same in full. */
  readonly latencies: BucketCounts;
}

/** A point, with the percentiles that follow from its latencies. */
export function seriesPoint(
  counts: Pick<SeriesPoint, 'fromMs' | 'lastsMs' | 'sent' | 'answered' | 'errors'>,
  latencies: BucketCounts,
): SeriesPoint {
  const [p50, p99, max] = [50, 99, 100].map((percent) => percentileOf(latencies, percent));
  return { ...counts, p50: p50 ?? 0, p99: p99 ?? 0, max: max ?? 0, latencies };
}

const MOST_POINTS = 600;

/** A run second by second; once it is long, two points become one, so that it takes no more room. */
export class TimeSeries {
  #points: SeriesPoint[] = [];
  #widthMs = 1_000;
  #open: SeriesPoint | undefined;

  get points(): readonly SeriesPoint[] {
    return this.#open ? [...this.#points, this.#open] : this.#points;
  }

  add(second: SeriesPoint): void {
    this.#open = this.#open ? together(this.#open, second) : second;
    if (this.#open.lastsMs < this.#widthMs * 0.75) return;
    this.#points.push(this.#open);
    this.#open = undefined;
    if (this.#points.length < MOST_POINTS) return;
    this.#points = halved(this.#points);
    this.#widthMs *= 2;
  }
}

function halved(points: readonly SeriesPoint[]): SeriesPoint[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (index % 2 === 1) return [];
    return next ? together(point, next) : point;
  });
}

/** Two parts of which one follows the other, as one. */
export function together(a: SeriesPoint, b: SeriesPoint): SeriesPoint {
  const counts = {
    fromMs: a.fromMs,
    lastsMs: a.lastsMs + b.lastsMs,
    sent: a.sent + b.sent,
    answered: a.answered + b.answered,
    errors: a.errors + b.errors,
  };
  return seriesPoint(counts, addCounts(a.latencies, b.latencies));
}
