import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { Clock } from '../../runtime/clock.ts';
import { type AfterCheck, compareReceipts } from './after-check.ts';
import { ReceiptBook } from './receipt-book.ts';
import type { ReceiptSource } from './receipt-source.ts';
import type { SentEvents } from './sent-events.ts';

export interface CheckAfterOptions {
  readonly clock: Clock;
  /** How long it may take in all; a receiver that works behind a queue has so long to finish. */
  readonly withinMs: number;
  readonly signal?: AbortSignal | undefined;
}

const PAUSE_MS = 500;

/**
 * Asks what was received until nothing is lost any more, or the time is up. Never rejects for what the one that is asked
 * does wrong: then the check is incomplete, and says why.
 */
export async function checkAfter(
  sent: SentEvents,
  source: ReceiptSource,
  { clock, withinMs, signal }: CheckAfterOptions,
): Promise<AfterCheck> {
  const endsAtMs = clock.monotonicMs() + withinMs;
  const limit = new AbortController();
  const stop = () => limit.abort();
  const cancelLimit = clock.setTimer(withinMs, stop);
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  let before: AfterCheck | undefined;
  try {
    for (;;) {
      const found = await askOnce(sent, source, limit.signal, withinMs);
      // An answer that was broken off says less than the whole one before it.
      if (before !== undefined && found.incomplete !== undefined && limit.signal.aborted) return before;
      const mayStillCome = found.breaches.lost > 0 && found.incomplete === undefined;
      if (!mayStillCome || limit.signal.aborted || clock.monotonicMs() + PAUSE_MS >= endsAtMs) return found;
      before = found;
      await clock.sleep(PAUSE_MS);
    }
  } finally {
    cancelLimit();
    signal?.removeEventListener('abort', stop);
  }
}

async function askOnce(
  sent: SentEvents,
  source: ReceiptSource,
  signal: AbortSignal,
  withinMs: number,
): Promise<AfterCheck> {
  const book = new ReceiptBook(sent);
  try {
    for await (const receipts of source.receipts(sent, signal)) {
      for (const receipt of receipts) book.add(receipt);
      if (signal.aborted) break;
    }
  } catch (error) {
    // What the call itself got wrong is no finding about the receiver.
    if (error instanceof PlexteraError) throw error;
    if (!signal.aborted) return compareReceipts(sent, book, reasonOf(error));
  }
  if (!signal.aborted) return compareReceipts(sent, book);
  return compareReceipts(sent, book, `Not all of it was told within ${withinMs / 1000} s.`);
}

function reasonOf(error: unknown): string {
  return printableText(error instanceof Error ? error.message : String(error), 300);
}
