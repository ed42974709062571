import { type Arrivals, UNKNOWN_YET } from '../arrivals.ts';
import type { SerialRange } from '../load-feed.ts';
import type { SendSpec, Traffic, TrafficMix } from '../mix/traffic-mix.ts';
import type { Slice } from './schedule.ts';

interface OpenSlice {
  readonly slice: Slice;
  /** How many of its times were drawn, how many of its serial numbers given, how many of its sends are over. */
  drawn: number;
  given: number;
  ended: number;
}

/** The slices that an emitter has taken on: what it sends from them, and which are over. */
export class SliceQueue {
  readonly #waiting: OpenSlice[] = [];
  /** The slices of the times that were drawn and not sent yet, in the order of both. */
  readonly #drawn: OpenSlice[] = [];
  readonly #sliceOf = new Map<SendSpec, OpenSlice>();
  readonly #ranges: SerialRange[] = [];
  #over: Slice[] = [];
  #isClosed = false;

  /** The serial numbers that its events can have, in ascending order. */
  get serials(): readonly SerialRange[] {
    return this.#ranges.toSorted(([a], [b]) => a - b);
  }

  take(slice: Slice): void {
    this.#waiting.push({ slice, drawn: 0, given: 0, ended: 0 });
    this.#ranges.push([slice.firstSerial, slice.firstSerial + slice.times.length]);
  }

  /** Says that no slice will follow. */
  close(): void {
    this.#isClosed = true;
  }

  readonly arrivals: Arrivals = () => {
    const next = this.#soonest();
    if (next === undefined) return this.#isClosed ? undefined : UNKNOWN_YET;
    this.#drawn.push(next);
    const due = next.slice.times[next.drawn++];
    if (next.drawn === next.slice.times.length) this.#waiting.splice(this.#waiting.indexOf(next), 1);
    return due;
  };

  /** What a mix would send, with the serial numbers of the slices. */
  number(mix: TrafficMix): Traffic {
    return {
      get events() {
        return mix.events;
      },
      next: (second) => {
        const open = this.#drawn.shift();
        if (open === undefined) throw new Error('An event is sent for which no time was drawn.');
        const serial = open.slice.firstSerial + open.given;
        mix.continueAt(serial);
        const spec = mix.next(second);
        if (mix.events > serial) open.given += 1;
        this.#sliceOf.set(spec, open);
        return spec;
      },
    };
  }

  /** Notes that a send is over. */
  ended(spec: SendSpec): void {
    const open = this.#sliceOf.get(spec);
    if (open === undefined) return;
    this.#sliceOf.delete(spec);
    open.ended += 1;
    if (open.ended === open.slice.times.length) this.#over.push(open.slice);
  }

  /** The slices of which every send has ended since this was asked last. */
  takeOver(): readonly Slice[] {
    const over = this.#over;
    this.#over = [];
    return over;
  }

  /** Has slices told once more that could not be passed on. */
  giveBack(over: readonly Slice[]): void {
    this.#over.push(...over);
  }

  /** Of the slices that wait, mostly one or two, the one with the earliest time. */
  #soonest(): OpenSlice | undefined {
    let found: OpenSlice | undefined;
    for (const open of this.#waiting) if (found === undefined || timeOf(open) < timeOf(found)) found = open;
    return found;
  }
}

function timeOf({ slice, drawn }: OpenSlice): number {
  return slice.times[drawn] ?? UNKNOWN_YET;
}
