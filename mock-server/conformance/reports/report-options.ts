import type { RunResult } from '../verdict.ts';
import type { KnownFailures } from './known-failures.ts';

/** What a report may be told beside the run itself. */
export interface ReportOptions {
  /** Whose code is shown where a fix has some (`node`, `express`, …); `node` when absent. */
  readonly framework?: string;
  /** What should be done counts as what must be, and what nobody could tell counts as failed. */
  readonly strict?: boolean;
  /** Failures that were accepted before. */
  readonly known?: KnownFailures;
  /** A command line that runs the same again. */
  readonly replay?: string;
  /** Where the receiver is, for curl lines; no curl lines when absent. */
  readonly url?: URL;
  /** Text in a colour; a terminal's report alone has any. */
  readonly paint?: (style: 'red' | 'green' | 'bold' | 'dim', text: string) => string;
}

/** Makes the text of one report. */
export type Report = (run: RunResult, options?: ReportOptions) => string;
