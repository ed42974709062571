/** What became of the events, forged ones left out. */
export interface LedgerTotals {
  readonly events: number;
  /** Acknowledged in one send or more. */
  readonly acknowledged: number;
  /** Of these, in more than one: a receiver has to have told them apart. */
  readonly acknowledgedAgain: number;
  readonly neverAcknowledged: number;
}

const PAGE_EVENTS = 2 ** 18;
const SENT = 1;
const ACKNOWLEDGED = 2;
const AGAIN = 4;

/** Every event of a run, sent and acknowledged: half a byte each, so a million take half a megabyte. */
export class Ledger {
  readonly #pages: Uint8Array[] = [];
  #events = 0;
  #acknowledged = 0;
  #again = 0;

  sent(serial: number): void {
    const state = this.#state(serial);
    if (state & SENT) return;
    this.#events += 1;
    this.#set(serial, SENT);
  }

  acknowledged(serial: number): void {
    const state = this.#state(serial);
    if (!(state & ACKNOWLEDGED)) this.#acknowledged += 1;
    else if (!(state & AGAIN)) this.#again += 1;
    this.#set(serial, state & ACKNOWLEDGED ? AGAIN : ACKNOWLEDGED);
  }

  totals(): LedgerTotals {
    return {
      events: this.#events,
      acknowledged: this.#acknowledged,
      acknowledgedAgain: this.#again,
      neverAcknowledged: this.#events - this.#acknowledged,
    };
  }

  /** The serial numbers of the first events that nobody acknowledged. */
  firstNeverAcknowledged(most: number): readonly number[] {
    const found: number[] = [];
    for (let serial = 0; serial < this.#pages.length * PAGE_EVENTS && found.length < most; serial++) {
      const state = this.#state(serial);
      if (state & SENT && !(state & ACKNOWLEDGED)) found.push(serial);
    }
    return found;
  }

  #state(serial: number): number {
    const byte = this.#pages[Math.floor(serial / PAGE_EVENTS)]?.[(serial % PAGE_EVENTS) >> 1] ?? 0;
    return serial & 1 ? byte >> 4 : byte & 15;
  }

  #set(serial: number, mark: number): void {
    const number = Math.floor(serial / PAGE_EVENTS);
    this.#pages[number] ??= new Uint8Array(PAGE_EVENTS / 2);
    const page = this.#pages[number];
    const at = (serial % PAGE_EVENTS) >> 1;
    page[at] = (page[at] ?? 0) | (mark << (serial & 1 ? 4 : 0));
  }
}
