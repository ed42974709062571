import type { Observer } from '../../../conformance/receiver.ts';
import { serialText } from '../../templates/serial.ts';
import type { Receipt } from '../receipt-book.ts';
import type { ReceiptSource } from '../receipt-source.ts';

const ASKED_AT_ONCE = 16;

/** Asks an observer, as the cases of a receiver have it, about one event after the other: for some thousands of them. */
export function eventSource(observer: Observer): ReceiptSource {
  return {
    async *receipts({ serials, idStem }, signal) {
      for (const [from, to] of serials)
        for (let next = from; next < to && !signal.aborted; next += ASKED_AT_ONCE) {
          const some = Array.from({ length: Math.min(ASKED_AT_ONCE, to - next) }, (_, at) => next + at);
          yield await Promise.all(
            some.map(async (serial): Promise<Receipt> => {
              const eventId = idStem + serialText(serial);
              return { eventId, times: await observer.count(eventId) };
            }),
          );
        }
    },
  };
}
