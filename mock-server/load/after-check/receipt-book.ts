import type { SerialRange } from '../load-feed.ts';
import { eventSerial } from './event-serial.ts';
import type { SentEvents } from './sent-events.ts';

/** How often an event was received. */
export interface Receipt {
  readonly eventId: string;
  readonly times: number;
}

const PAGE_EVENTS = 2 ** 16;
const MOST_TIMES = 255;
const KEPT_UNKNOWN = 20;

/** All receipts of a run: one byte an event, and of ids that it never sent the first few. */
export class ReceiptBook {
  readonly #sent: SentEvents;
  readonly #pages = new Map<number, Uint8Array>();
  readonly #unknownIds = new Set<string>();
  #unknown = 0;
  #foreign = 0;

  constructor(sent: SentEvents) {
    this.#sent = sent;
  }

  /** Receipts with the stem of the run that are no event of it. */
  get unknown(): number {
    return this.#unknown;
  }

  get firstUnknownIds(): readonly string[] {
    return [...this.#unknownIds];
  }

  /** Receipts of other events altogether, such as those of another run. */
  get foreign(): number {
    return this.#foreign;
  }

  add({ eventId, times }: Receipt): void {
    if (times === 0) return;
    const { idStem, serials, shared } = this.#sent;
    const serial = eventSerial(eventId, idStem);
    if (serial !== undefined && isWithin(serials, serial)) this.#addTo(serial, times);
    else if (!eventId.startsWith(idStem)) this.#foreign += 1;
    else if (!shared) this.#addUnknown(eventId);
  }

  timesOf(serial: number): number {
    return this.#pages.get(Math.floor(serial / PAGE_EVENTS))?.[serial % PAGE_EVENTS] ?? 0;
  }

  #addTo(serial: number, times: number): void {
    const number = Math.floor(serial / PAGE_EVENTS);
    const page = this.#pages.get(number) ?? new Uint8Array(PAGE_EVENTS);
    this.#pages.set(number, page);
    const at = serial % PAGE_EVENTS;
    page[at] = Math.min(MOST_TIMES, (page[at] ?? 0) + times);
  }

  #addUnknown(eventId: string): void {
    this.#unknown += 1;
    if (this.#unknownIds.size < KEPT_UNKNOWN) this.#unknownIds.add(eventId);
  }
}

/** @param ranges in ascending order. */
function isWithin(ranges: readonly SerialRange[], serial: number): boolean {
  let [from, to] = [0, ranges.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const [first, end] = ranges[middle] ?? [0, 0];
    if (serial >= first && serial < end) return true;
    if (serial < first) to = middle;
    else from = middle + 1;
  }
  return false;
}
