import type { AttemptOutcome } from '../delivery/attempt-outcome.ts';
import type { ExchangeTimings } from '../delivery/exchange.ts';

/** How one attempt ended. */
export interface AttemptRecord {
  readonly requestHeaders: readonly (readonly [name: string, value: string])[];
  /** The bytes that went out where a fault changed them; absent: the event's own. */
  readonly requestBody?: Uint8Array;
  readonly response?: {
    readonly status: number;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly body: Uint8Array;
    readonly truncated: boolean;
  };
  readonly outcome: AttemptOutcome;
  readonly timings: ExchangeTimings;
  readonly remoteAddress?: string;
  /** Names of the faults that were at work. */
  readonly faults: readonly string[];
}
