import type { EventType } from '../../contract/catalog.ts';

/** One request of a record, as far as it matters when it is replayed. */
export interface RecordedRequest {
  /** In Unix milliseconds. */
  readonly atMs: number;
  readonly type?: EventType | undefined;
  readonly sizeBytes?: number | undefined;
  /** It was not the first attempt to deliver its event. */
  readonly isRetry: boolean;
}

/** What requests have in common but for their time: there are a few hundred kinds at most. */
export type RequestKind = Omit<RecordedRequest, 'atMs'>;

const FIRST_ROOM = 2 ** 14;
const MOST_KINDS = 2 ** 16;

/** A record in ten bytes a request, so that a day of some millions fits into memory and can be put in order. */
export class RecordedDay {
  readonly #kinds: RequestKind[] = [];
  readonly #kindNumbers = new Map<string, number>();
  #times = new Float64Array(FIRST_ROOM);
  #numbers = new Uint16Array(FIRST_ROOM);
  #length = 0;
  #isOrdered = true;

  get length(): number {
    return this.#length;
  }

  get kinds(): readonly RequestKind[] {
    return this.#kinds;
  }

  add({ atMs, type, sizeBytes, isRetry }: RecordedRequest): void {
    if (this.#length === this.#times.length) this.#grow();
    if (this.#length > 0 && atMs < this.timeOf(this.#length - 1)) this.#isOrdered = false;
    this.#times[this.#length] = atMs;
    const size = sizeBytes === undefined ? undefined : roundedSize(sizeBytes);
    this.#numbers[this.#length] = this.#numberOf({ type, sizeBytes: size, isRetry });
    this.#length += 1;
  }

  /** Puts the requests in the order of their times; exports have the newest first. */
  order(): void {
    if (this.#isOrdered) return;
    const places = Uint32Array.from({ length: this.#length }, (_, at) => at);
    places.sort((a, b) => this.timeOf(a) - this.timeOf(b));
    const [times, numbers] = [this.#times, this.#numbers];
    this.#times = Float64Array.from(places, (at) => times[at] ?? 0);
    this.#numbers = Uint16Array.from(places, (at) => numbers[at] ?? 0);
    this.#isOrdered = true;
  }

  /** When the n-th request was made, in Unix milliseconds. */
  timeOf(n: number): number {
    return this.#times[n] ?? 0;
  }

  /** The index of its kind. */
  kindOf(n: number): number {
    return this.#numbers[n] ?? 0;
  }

  #numberOf(kind: RequestKind): number {
    const key = JSON.stringify([kind.type, kind.sizeBytes, kind.isRetry]);
    const known = this.#kindNumbers.get(key);
    if (known !== undefined) return known;
    if (this.#kinds.length >= MOST_KINDS) throw new Error('A record has too many kinds of requests.');
    this.#kindNumbers.set(key, this.#kinds.length);
    return this.#kinds.push(kind) - 1;
  }

  #grow(): void {
    const [times, numbers] = [this.#times, this.#numbers];
    this.#times = new Float64Array(times.length * 2);
    this.#numbers = new Uint16Array(times.length * 2);
    this.#times.set(times);
    this.#numbers.set(numbers);
  }
}

const LARGEST = 2 ** 20;

/** Sizes near each other become one, since an event is made ready for each: finer where bodies are small; 1 MiB at most. */
function roundedSize(bytes: number): number {
  const capped = Math.min(LARGEST, Math.max(1, bytes));
  if (capped <= 4_096) return Math.ceil(capped / 256) * 256;
  if (capped <= 65_536) return Math.ceil(capped / 4_096) * 4_096;
  return 2 ** Math.ceil(Math.log2(capped));
}
