/** How often an event id came. */
export interface EventCount {
  readonly eventId: string;
  readonly times: number;
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PAGE_DIGITS = 2;
const PAGE_EVENTS = DIGITS.length ** PAGE_DIGITS;
const MOST_TIMES = 255;
const MOST_PAGES = 2 ** 16;
const LONGEST_ID = 200;
/** Ends the key of an id that does not end in digits, which has a page with one place. */
const OTHER_FORM = '\n';
const values = new Map([...DIGITS].map((digit, value) => [digit, value]));

/**
 * Counts event ids, one byte each where ids follow each other, as those of a load do: ids that differ in their last two
 * digits share a page. Up to 255 times, and 64 MB of pages.
 */
export class EventCounts {
  readonly #pages = new Map<string, Uint8Array>();
  #sortedKeys: readonly string[] | undefined;
  #uncounted = 0;

  /** Ids that were left out: there were too many, or they were too long. */
  get uncounted(): number {
    return this.#uncounted;
  }

  add(eventId: string): void {
    const { key, at } = placeOf(eventId);
    const page = this.#pages.get(key) ?? this.#newPage(eventId, key, at);
    if (page === undefined) this.#uncounted += 1;
    else page[at] = Math.min(MOST_TIMES, (page[at] ?? 0) + 1);
  }

  timesOf(eventId: string): number {
    const { key, at } = placeOf(eventId);
    return this.#pages.get(key)?.[at] ?? 0;
  }

  /** Up to so many ids that begin with `stem` and follow this one, in ascending order where all are of one length. */
  following(after: string, stem: string, most: number): readonly EventCount[] {
    const from = after === '' ? { key: stem, at: -1 } : placeOf(after);
    const found: EventCount[] = [];
    this.#sortedKeys ??= [...this.#pages.keys()].toSorted();
    for (let at = firstFrom(this.#sortedKeys, from.key); at < this.#sortedKeys.length; at++) {
      const key = this.#sortedKeys[at] ?? '';
      if (!key.startsWith(stem)) break;
      const page = this.#pages.get(key) ?? new Uint8Array();
      const start = key === from.key ? from.at + 1 : 0;
      for (let digit = start; digit < page.length; digit++) {
        const times = page[digit] ?? 0;
        if (times > 0) found.push({ eventId: idAt(key, page, digit), times });
        if (found.length >= most) return found;
      }
    }
    return found;
  }

  #newPage(eventId: string, key: string, at: number): Uint8Array | undefined {
    if (this.#pages.size >= MOST_PAGES || eventId.length > LONGEST_ID) return undefined;
    const page = new Uint8Array(key.endsWith(OTHER_FORM) ? at + 1 : PAGE_EVENTS);
    this.#pages.set(key, page);
    this.#sortedKeys = undefined;
    return page;
  }
}

function placeOf(eventId: string): { readonly key: string; readonly at: number } {
  const [high, low] = [values.get(eventId.at(-2) ?? ''), values.get(eventId.at(-1) ?? '')];
  if (high === undefined || low === undefined) return { key: eventId + OTHER_FORM, at: 0 };
  return { key: eventId.slice(0, -PAGE_DIGITS), at: high * DIGITS.length + low };
}

function idAt(key: string, page: Uint8Array, at: number): string {
  if (page.length === 1) return key.slice(0, -OTHER_FORM.length);
  return key + DIGITS.charAt(Math.floor(at / DIGITS.length)) + DIGITS.charAt(at % DIGITS.length);
}

/** Where the keys begin that are not before this one. */
function firstFrom(sorted: readonly string[], key: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < key) from = middle + 1;
    else to = middle;
  }
  return from;
}
