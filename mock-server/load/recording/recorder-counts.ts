import type { ExchangeFailure, ExchangeFailureCode } from '../../delivery/exchange.ts';
import type { SendKind } from '../mix/traffic-mix.ts';
import type { LedgerContents } from './ledger.ts';

/** How many sends had a fault, and how many of them were answered as they should be. */
export interface FaultCount {
  readonly sent: number;
  readonly asExpected: number;
}

/** What a recorder has counted, durations left out, as it can be given to another thread. */
export interface RecorderCounts {
  readonly sent: number;
  readonly sentBytes: number;
  readonly answered: number;
  readonly errors: number;
  readonly forgedTaken: number;
  readonly late: number;
  readonly byKind: Readonly<Record<SendKind, number>>;
  readonly statuses: ReadonlyMap<number, number>;
  readonly failures: ReadonlyMap<ExchangeFailureCode, number>;
  readonly faults: ReadonlyMap<string, FaultCount>;
  readonly firstFailure: ExchangeFailure | undefined;
  readonly ledger: LedgerContents;
}

/** Adds the numbers of one map to those of another. */
export function addTo<Key>(sums: Map<Key, number>, counts: ReadonlyMap<Key, number>): void {
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count);
}
