import type { Receipt } from './receipt-book.ts';
import type { SentEvents } from './sent-events.ts';

/** Whoever tells what a receiver got. */
export interface ReceiptSource {
  /**
   * Everything that was received so far, in portions of any size and in any order. Rejects where it cannot be told; ends
   * early when the signal is aborted.
   */
  receipts(sent: SentEvents, signal: AbortSignal): AsyncIterable<readonly Receipt[]>;
}
