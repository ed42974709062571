import { type PreparedEvent, preparedFrom } from './prepared-event.ts';

const mostEvents = 4_096;
const mostBytes = 8 * 1024 * 1024;

/**
 * Events that were taken and not yet attempted. What was rendered here need not be read again from the bytes that the
 * store gives back, which costs half as much as to sign and send them.
 */
export class PreparedMemory {
  readonly #events = new Map<string, PreparedEvent>();
  #bytes = 0;

  keep(prepared: PreparedEvent): void {
    // Beyond this the queue is long, or nothing flows: then what is due next is read from the store.
    if (this.#events.size >= mostEvents || this.#bytes + prepared.body.byteLength > mostBytes) this.#clear();
    this.forget(prepared.eventId);
    this.#bytes += prepared.body.byteLength;
    this.#events.set(prepared.eventId, new RenderedEvent(prepared));
  }

  forget(eventId: string): void {
    const kept = this.#events.get(eventId);
    if (kept === undefined) return;
    this.#events.delete(eventId);
    this.#bytes -= kept.body.byteLength;
  }

  /** The event of an attempt, from the bytes that the store has of it: another event may have been given its id. */
  take(eventId: string, body: Uint8Array): PreparedEvent {
    const kept = this.#events.get(eventId);
    this.forget(eventId);
    return kept?.body.equals(body) ? kept : preparedFrom(body);
  }

  #clear(): void {
    this.#events.clear();
    this.#bytes = 0;
  }
}

/** A prepared event without the objects that it was rendered from, which weigh several times its bytes. */
class RenderedEvent implements PreparedEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly body: Buffer;
  readonly mirrored: ReadonlyMap<string, string>;

  constructor({ eventId, eventType, body, mirrored }: PreparedEvent) {
    this.eventId = eventId;
    this.eventType = eventType;
    this.body = body;
    this.mirrored = mirrored;
  }

  get event(): unknown {
    return JSON.parse(this.body.toString('utf8'));
  }
}
