import type { RunResult } from '../verdict.ts';

export type StopReason = NonNullable<RunResult['stopped']>;

/** Thrown within a run where nothing more may be sent; no caller of a run ever sees it. */
export class RunStop extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(reason.message);
    this.reason = reason;
  }
}
