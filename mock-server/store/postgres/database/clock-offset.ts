// What rounding to milliseconds may hide at either end.
const ROUNDING_MS = 1;

/**
 * How far the database's clock is ahead of ours, learned from each transaction's beginning.
 *
 * An answer that came between `beforeMs` and `afterMs` leaves a range of offsets possible. The estimate moves only
 * when it is outside of that range, so that clocks that agree, as on one machine, stay at exactly 0.
 */
export class ClockOffset {
  #ms = 0;

  observe(beforeMs: number, databaseMs: number, afterMs: number): void {
    const lowest = databaseMs - afterMs - ROUNDING_MS;
    const highest = databaseMs - beforeMs + ROUNDING_MS;
    if (this.#ms < lowest || this.#ms > highest) this.#ms = Math.round((lowest + highest) / 2);
  }

  toDatabase(ourMs: number): number {
    return ourMs + this.#ms;
  }

  toOurs(databaseMs: number): number {
    return databaseMs - this.#ms;
  }
}
