import type { SerialRange } from '../load-feed.ts';
import type { Traffic, TrafficMix } from '../mix/traffic-mix.ts';
import { PAGE_EVENTS } from '../recording/ledger.ts';

/**
 * Gives the events of a part serial numbers that no other part gives: of the pages of the ledger every so many-th, so
 * that the ledgers of all parts are put together page by page.
 */
export class PartSerials {
  readonly #part: number;
  readonly #parts: number;
  #pages = 0;
  #next = 0;

  constructor(part: number, parts: number) {
    this.#part = part;
    this.#parts = parts;
  }

  /** The numbers that were given so far. */
  get ranges(): readonly SerialRange[] {
    return Array.from({ length: this.#pages }, (_, nth) => {
      const from = this.#startOf(nth);
      return [from, nth === this.#pages - 1 ? this.#next : from + PAGE_EVENTS] as const;
    });
  }

  /** The same traffic with these numbers. */
  number(mix: TrafficMix): Traffic {
    return {
      get events() {
        return mix.events;
      },
      next: (second) => {
        if (this.#pages === 0 || this.#next === this.#startOf(this.#pages - 1) + PAGE_EVENTS)
          mix.continueAt(this.#startOf(this.#pages++));
        const spec = mix.next(second);
        this.#next = mix.events;
        return spec;
      },
    };
  }

  #startOf(nth: number): number {
    return (nth * this.#parts + this.#part) * PAGE_EVENTS;
  }
}
