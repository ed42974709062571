import type { SerialRange } from '../load-feed.ts';
import type { Ledger } from '../recording/ledger.ts';

/** What a run sent, as far as it is needed to tell what should have been received. */
export interface SentEvents {
  /** What every event id begins with; the eight characters of its serial number follow. */
  readonly idStem: string;
  /** The serial numbers that were given to events, those with something wrong about them among them; in ascending order. */
  readonly serials: readonly SerialRange[];
  /** Others send events with the same stem: what is not among `serials` is theirs. */
  readonly shared: boolean;
  readonly ledger: Pick<Ledger, 'entry'>;
}
