import type { Arrivals } from '../arrivals.ts';

/** How long one window of the schedule is: what an emitter that dies has taken on is one or two of them. */
export const WINDOW_MS = 500;

/** The times of one window that go to one emitter, and the serial numbers that its events get. */
export interface Slice {
  /** Which window of the schedule, from 0. */
  readonly window: number;
  readonly lane: number;
  /** In milliseconds from the start of the run, in order. */
  readonly times: readonly number[];
  /** As many follow as there are times. */
  readonly firstSerial: number;
}

/**
 * The schedule of a run, which all emitters draw alike from the same seed, cut into windows of time and those into
 * lanes: of all times, numbered throughout, each lane has every so many-th. So the lanes of a window come to exactly what
 * is due in it, each at its share of the rate, and their serial numbers never meet.
 */
export class Schedule {
  readonly #arrivals: Arrivals;
  readonly #lanes: number;
  /** The windows that were drawn and are not settled. */
  readonly #slices = new Map<number, readonly Slice[]>();
  #next: number | undefined;
  #drawn = 0;
  #windows = 0;
  #left: number;

  /** @param most how many events there are at most. */
  constructor(arrivals: Arrivals, lanes: number, most: number) {
    this.#arrivals = arrivals;
    this.#lanes = lanes;
    this.#left = most;
    this.#advance();
  }

  /** How many windows have been drawn. */
  get windows(): number {
    return this.#windows;
  }

  /** Whether there is nothing after the windows that were drawn. */
  get ended(): boolean {
    return this.#next === undefined;
  }

  /** Draws windows up to one that begins after this time, or the end. */
  drawUntil(ms: number): void {
    while (!this.ended && this.#windows * WINDOW_MS <= ms) this.#drawWindow();
  }

  /** The slices of a window that hold anything; none where it is settled. */
  slicesOf(window: number): readonly Slice[] {
    return this.#slices.get(window) ?? [];
  }

  /** Forgets the times of a window of which every slice has somebody. */
  settle(window: number): void {
    this.#slices.delete(window);
  }

  /** The windows of which not every slice is known to have somebody, in order. */
  unsettled(): readonly number[] {
    return [...this.#slices.keys()];
  }

  #drawWindow(): void {
    const window = this.#windows++;
    const times: number[][] = Array.from({ length: this.#lanes }, () => []);
    const firstSerial = this.#drawn;
    const endsAtMs = this.#windows * WINDOW_MS;
    for (; this.#next !== undefined && this.#next < endsAtMs; this.#advance())
      times[this.#drawn++ % this.#lanes]?.push(this.#next);
    let serial = firstSerial;
    const slices: Slice[] = [];
    for (const [lane, own] of times.entries()) {
      if (own.length > 0) slices.push({ window, lane, times: own, firstSerial: serial });
      serial += own.length;
    }
    if (slices.length > 0) this.#slices.set(window, slices);
  }

  #advance(): void {
    this.#next = this.#left-- > 0 ? this.#arrivals() : undefined;
  }
}
