/** What happened in one part of the run. */
export interface SeriesPoint {
  /** Milliseconds from the start of the run to the start of the part. */
  readonly fromMs: number;
  readonly lastsMs: number;
  readonly sent: number;
  readonly answered: number;
  readonly errors: number;
  /** Of the answers that came in it, in milliseconds; of parts that were put together, the largest. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
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

function together(a: SeriesPoint, b: SeriesPoint): SeriesPoint {
  return {
    fromMs: a.fromMs,
    lastsMs: a.lastsMs + b.lastsMs,
    sent: a.sent + b.sent,
    answered: a.answered + b.answered,
    errors: a.errors + b.errors,
    p50: Math.max(a.p50, b.p50),
    p99: Math.max(a.p99, b.p99),
    max: Math.max(a.max, b.max),
  };
}
