import type { PreparedEvent } from './prepared-event.ts';

const mostEvents = 1_000;
const mostBytes = 8 * 1024 * 1024;

/**
 * Events that were just taken and not sent yet, as they were rendered: to parse the stored bytes again costs more than
 * to sign them. Each is given out once, and the oldest go first when there are too many; the store has them all.
 */
export class RecentEvents {
  readonly #events = new Map<string, PreparedEvent>();
  #bytes = 0;

  add(prepared: PreparedEvent): void {
    this.take(prepared.eventId);
    this.#events.set(prepared.eventId, prepared);
    this.#bytes += prepared.body.byteLength;
    for (const eventId of this.#events.keys()) {
      if (this.#events.size <= mostEvents && this.#bytes <= mostBytes) return;
      this.take(eventId);
    }
  }

  take(eventId: string): PreparedEvent | undefined {
    const prepared = this.#events.get(eventId);
    if (prepared === undefined) return undefined;
    this.#events.delete(eventId);
    this.#bytes -= prepared.body.byteLength;
    return prepared;
  }
}
