import { printableText } from '../../delivery/printable-text.ts';
import type { Receipt } from './receipt-book.ts';

/**
 * A line of a list of receipts: an event id, and perhaps behind white space or a comma how often it was received.
 * Undefined for an empty line; throws for anything else.
 */
export function readReceipt(line: string): Receipt | undefined {
  if (line.trim() === '') return undefined;
  const [, eventId, times = '1'] = /^\s*"?([\w.:-]{1,200})"?(?:[\s,;|]+(\d{1,9}))?\s*$/.exec(line) ?? [];
  if (eventId === undefined)
    throw new Error(
      `It said ${JSON.stringify(printableText(line, 60))}, which is no event id with a number behind it.`,
    );
  return { eventId, times: Number(times) };
}

/** The receipts in a text, one on each line. */
export function readReceipts(text: string): readonly Receipt[] {
  return text.split('\n').flatMap((line) => readReceipt(line) ?? []);
}
