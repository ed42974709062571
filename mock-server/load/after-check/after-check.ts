import { serialText } from '../templates/serial.ts';
import type { ReceiptBook } from './receipt-book.ts';
import type { SentEvents } from './sent-events.ts';

/**
 * What is wrong about an event. `lost`: acknowledged, and never received. `again`: received more than once, and sent
 * once. `wrongly-taken`: received although it should have been refused. `unknown`: never sent.
 */
export type LedgerBreach = 'lost' | 'again' | 'wrongly-taken' | 'unknown';

/** How what was received compares with what was sent, each event counted in one of the numbers but the last two. */
export interface AfterCheck {
  /** Nothing is wrong about any event, and all that was received has been told. */
  readonly closes: boolean;
  /** Why not all that was received could be told. */
  readonly incomplete?: string;
  /** Events that a receiver had to take. */
  readonly events: number;
  readonly receivedOnce: number;
  /** Received more than once, and sent more than once by the mix. */
  readonly receivedAgain: number;
  /** Never received and never acknowledged: refused, or lost on the way, as the sender knows. */
  readonly neverTaken: number;
  /** Acknowledged, and not told before the telling broke off: nobody knows whether they were received. */
  readonly untold: number;
  readonly breaches: Readonly<Record<LedgerBreach, number>>;
  /** Received although the sender got no success for it: of those above, those that a sender would send again. */
  readonly receivedUnacknowledged: number;
  /** Receipts of events that are none of this run; they break nothing. */
  readonly foreign: number;
  /** The first events about which something is wrong. */
  readonly first: readonly { readonly eventId: string; readonly breach: LedgerBreach }[];
}

const SHOWN = 20;

/** Holds every event that was sent against what was received. */
export function compareReceipts(sent: SentEvents, book: ReceiptBook, incomplete?: string): AfterCheck {
  const breaches = { lost: 0, again: 0, 'wrongly-taken': 0, unknown: book.unknown };
  const counts = {
    events: 0,
    receivedOnce: 0,
    receivedAgain: 0,
    neverTaken: 0,
    untold: 0,
    receivedUnacknowledged: 0,
  };
  const first: { eventId: string; breach: LedgerBreach }[] = [];
  for (const [from, to] of sent.serials)
    for (let serial = from; serial < to; serial++) {
      const { sent: wanted, repeated, acknowledged } = sent.ledger.entry(serial);
      const times = book.timesOf(serial);
      const isUntold = incomplete !== undefined && wanted && acknowledged && times === 0;
      const breach = isUntold ? undefined : breachOf(wanted, repeated, acknowledged, times);
      if (breach) {
        breaches[breach] += 1;
        if (first.length < SHOWN) first.push({ eventId: sent.idStem + serialText(serial), breach });
      }
      if (!wanted) continue;
      counts.events += 1;
      if (isUntold) counts.untold += 1;
      if (times > 0 && !acknowledged) counts.receivedUnacknowledged += 1;
      if (times === 1) counts.receivedOnce += 1;
      else if (times > 1 && repeated) counts.receivedAgain += 1;
      else if (times === 0 && !acknowledged) counts.neverTaken += 1;
    }
  for (const eventId of book.firstUnknownIds)
    if (first.length < SHOWN) first.push({ eventId, breach: 'unknown' });
  const isSound = Object.values(breaches).every((count) => count === 0);
  return {
    closes: isSound && incomplete === undefined,
    ...(incomplete === undefined ? {} : { incomplete }),
    ...counts,
    breaches,
    foreign: book.foreign,
    first,
  };
}

function breachOf(
  wanted: boolean,
  repeated: boolean,
  acknowledged: boolean,
  times: number,
): LedgerBreach | undefined {
  if (!wanted) return times > 0 ? 'wrongly-taken' : undefined;
  if (times === 0) return acknowledged ? 'lost' : undefined;
  return times > 1 && !repeated ? 'again' : undefined;
}
