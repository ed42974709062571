import type { Sql } from './database/sql.ts';
import type { Operations } from './operations/operations.ts';
import type { PackedCalls } from './packed-bodies.ts';

export type OperationName = keyof Operations;

/** What an operation takes beside the connection. */
export type InputOf<Name extends OperationName> =
  Parameters<Operations[Name]> extends readonly [Sql, infer Input] ? Input : undefined;

export type ResultOf<Name extends OperationName> = ReturnType<Operations[Name]>;

/** One call on its way to the worker. */
export interface Call {
  readonly id: number;
  readonly name: OperationName;
  readonly input: unknown;
}

/** `unavailable`: the storage failed; `failed`: the call was wrong. */
export type Answer =
  | { readonly id: number; readonly kind: 'done'; readonly result: unknown }
  | { readonly id: number; readonly kind: 'unavailable' | 'failed'; readonly message: string };

/** How well calls were put together. */
export interface CommitCounters {
  /** Transactions that were committed. */
  readonly commits: number;
  /** Calls that were written by them. */
  readonly calls: number;
  /** The most calls of one transaction. */
  readonly largest: number;
}

export type ToWorker = ({ readonly kind: 'calls' } & PackedCalls) | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly problem: string; readonly hint: string }
  | {
      readonly kind: 'answers';
      readonly answers: readonly Answer[];
      /** Why the last write failed; absent when it succeeded. */
      readonly problem?: string;
      readonly commits: CommitCounters;
    };

/** What a worker is started with. */
export interface WorkerStart {
  /** Absent for memory. */
  readonly file?: string;
  /** Of an `ExitGate`. */
  readonly gate: SharedArrayBuffer;
}
