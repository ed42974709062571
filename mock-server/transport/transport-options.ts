import type { LookupFunction } from 'node:net';
import type { Clock } from '../runtime/clock.ts';
import type { TargetPolicy } from './target-policy.ts';

/** How a transport is set up. */
export interface HttpTransportOptions {
  readonly clock: Clock;
  readonly policy: TargetPolicy;
  /** How many bytes of an answer's body are read and kept; 65,536 when absent. */
  readonly responseBodyCapBytes?: number;
  /** A PEM certificate, or several in one text, to trust besides the roots Node brings along. */
  readonly ca?: string | Buffer;
  /** Resolves names; `dns.lookup` when absent. */
  readonly lookup?: LookupFunction;
}

export const DEFAULT_BODY_CAP_BYTES = 65_536;
