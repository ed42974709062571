import type { SignatureRecipe } from '../cases/signature-recipe.ts';
import type { Exchanged } from '../receiver.ts';
import type { RunContextOptions } from '../run/run-options.ts';
import type { RunResult } from '../verdict.ts';

export interface FuzzOptions extends Omit<RunContextOptions, 'caps' | 'hooks' | 'observer' | 'async'> {
  /** How many events are sent, beside those that make a failure smaller. */
  readonly count: number;
  /** By so many failures of different kinds the run ends. */
  readonly mostFailures?: number;
  /** How many requests may be spent on making one failure smaller. */
  readonly shrinkRequests?: number;
  readonly durationMs?: number;
  readonly onProgress?: ((sent: number) => void) | undefined;
}

/** One way to make a receiver fail. */
export interface FuzzFailure {
  /** The how manieth event of the run it was, from 0. */
  readonly index: number;
  readonly eventType: string;
  /** What was changed in the event; absent where it was valid. */
  readonly mutation?: string;
  /** What was expected and what came, as a sentence. */
  readonly reason: string;
  /** The smallest request that was found to fail in the same way. */
  readonly exchange: Exchanged;
  /** How that request is signed. */
  readonly signature: SignatureRecipe;
  /** Of the body that failed first. */
  readonly originalBytes: number;
}

/** A whole run of fuzzing. */
export interface FuzzResult {
  readonly receiver: string;
  readonly seed: number;
  readonly runId: string;
  /** Events sent; with the seed and this many it is the same run again. */
  readonly sent: number;
  readonly failures: readonly FuzzFailure[];
  readonly durationMs: number;
  readonly stopped?: NonNullable<RunResult['stopped']>;
}
