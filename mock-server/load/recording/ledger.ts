/** What became of the events, forged ones left out. */
export interface LedgerTotals {
  readonly events: number;
  /** Acknowledged in one send or more. */
  readonly acknowledged: number;
  /** Of these, in more than one: a receiver has to have told them apart. */
  readonly acknowledgedAgain: number;
  readonly neverAcknowledged: number;
}

/** One event: whether it was sent, sent more than once, and acknowledged. Forged and refused ones were not sent. */
export interface LedgerEntry {
  readonly sent: boolean;
  readonly repeated: boolean;
  readonly acknowledged: boolean;
}

/** A ledger as it can be given to another thread. */
export interface LedgerContents extends Omit<LedgerTotals, 'neverAcknowledged'> {
  readonly pages: readonly (readonly [number: number, states: Uint8Array<ArrayBuffer>])[];
}

/** Serial numbers within so many are kept together. */
export const PAGE_EVENTS = 2 ** 18;
const SENT = 1;
const ACKNOWLEDGED = 2;
const AGAIN = 4;
const REPEATED = 8;

/** Every event of a run, sent and acknowledged: half a byte each, so a million take half a megabyte. */
export class Ledger {
  readonly #pages: Uint8Array<ArrayBuffer>[] = [];
  #events = 0;
  #acknowledged = 0;
  #again = 0;

  sent(serial: number): void {
    const state = this.#state(serial);
    if (state & SENT) {
      this.#set(serial, REPEATED);
      return;
    }
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
    for (const number of Object.keys(this.#pages).map(Number))
      for (let at = 0; at < PAGE_EVENTS && found.length < most; at++) {
        const state = this.#state(number * PAGE_EVENTS + at);
        if (state & SENT && !(state & ACKNOWLEDGED)) found.push(number * PAGE_EVENTS + at);
      }
    return found;
  }

  /** What is known of one event. */
  entry(serial: number): LedgerEntry {
    const state = this.#state(serial);
    return {
      sent: (state & SENT) > 0,
      repeated: (state & REPEATED) > 0,
      acknowledged: (state & ACKNOWLEDGED) > 0,
    };
  }

  contents(): LedgerContents {
    const { events, acknowledged, acknowledgedAgain } = this.totals();
    return { events, acknowledged, acknowledgedAgain, pages: Object.entries(this.#pages).map(numbered) };
  }

  /** Enters what another ledger holds, of events of which this one knows nothing. */
  add({ events, acknowledged, acknowledgedAgain, pages }: LedgerContents): void {
    this.#events += events;
    this.#acknowledged += acknowledged;
    this.#again += acknowledgedAgain;
    for (const [number, states] of pages) {
      const page = this.#pages[number];
      if (page === undefined) this.#pages[number] = states;
      else for (const [at, byte] of states.entries()) page[at] = (page[at] ?? 0) | byte;
    }
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

function numbered([number, states]: readonly [string, Uint8Array<ArrayBuffer>]) {
  return [Number(number), states] as const;
}
