import { type EventType, headers as headerCatalog } from '../../contract/catalog.ts';
import { buildHeaders, type HeaderPairs } from '../../dispatch/build-request.ts';
import { prepareEvent } from '../../dispatch/prepared-event.ts';
import { findSlots, type Slots } from './find-slots.ts';
import { base32Digits, Serial, serialText } from './serial.ts';

/**
 * An event rendered once into bytes, of which each further event is a copy with its own ids and times in the places of
 * the old ones. Its bytes follow from its serial number and its second alone, so it can be sent again without being kept.
 */
export class EventTemplate {
  readonly type: EventType;
  readonly sizeBytes: number;
  /** What all event ids of this template begin with. */
  readonly idStem: string;
  readonly #bytes: Buffer;
  readonly #slots: Slots;
  readonly #serial = new Serial();
  /** Names and values in turn, as undici takes them. */
  readonly #headers: string[];
  readonly #at: Readonly<Record<'deliveryId' | 'signature' | 'eventId' | 'eventOccurredAt', number>>;
  #second: number | undefined;

  /** @param event one that was checked, and whose times are whole seconds. */
  constructor(type: EventType, event: unknown, extraHeaders: HeaderPairs) {
    const prepared = prepareEvent(event);
    const { eventId, body, mirrored } = prepared;
    this.type = type;
    this.sizeBytes = body.length;
    this.idStem = eventId.slice(0, -base32Digits);
    this.#bytes = body;
    this.#slots = findSlots(type, event, body, mirrored.get(headerCatalog.eventOccurredAt.name) ?? '');
    const pairs = buildHeaders(prepared, { deliveryId: '', signature: '' }, extraHeaders);
    const valueAt = ({ name }: { readonly name: string }) =>
      pairs.findIndex(([other]) => other === name) * 2 + 1;
    this.#headers = pairs.flat();
    this.#at = {
      deliveryId: valueAt(headerCatalog.deliveryId),
      signature: valueAt(headerCatalog.signature),
      eventId: valueAt(headerCatalog.eventId),
      eventOccurredAt: valueAt(headerCatalog.eventOccurredAt),
    };
  }

  /** Writes an event's bytes; `into` is as long as they are. */
  render(into: Buffer, serial: number, second: number): void {
    if (second !== this.#second) this.#moveTimes(second);
    this.#bytes.copy(into);
    this.#serial.set(serial);
    const { base32, hex } = this.#serial;
    for (const { at, digits } of this.#slots.ids) into.set(digits === 'hex' ? hex : base32, at);
  }

  /** The headers of the event that was rendered last. The array is the same each time: use it before the next event. */
  headersOf(serial: number, deliveryId: string, signature: string): readonly string[] {
    const { deliveryId: delivery, signature: signed, eventId } = this.#at;
    this.#headers[eventId] = this.idStem + serialText(serial);
    this.#headers[delivery] = deliveryId;
    this.#headers[signed] = signature;
    return this.#headers;
  }

  /** Times change once a second, so they are written into the bytes that are copied. */
  #moveTimes(second: number): void {
    for (const { at, aheadMs } of this.#slots.times)
      this.#bytes.write(isoSecond(second * 1000 + aheadMs), at, 'latin1');
    this.#headers[this.#at.eventOccurredAt] = isoSecond(second * 1000);
    this.#second = second;
  }
}

/** As the events that are made up have it: whole seconds without a fraction. */
function isoSecond(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
