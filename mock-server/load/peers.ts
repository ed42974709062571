import type { LoadEnd } from './load-result.ts';

/** How far a run or a part of it has come. */
export interface Counts {
  readonly sent: number;
  readonly answered: number;
  readonly errors: number;
  readonly underway: number;
}

/** The other parts of a run, where several threads send it at once. It is asked between two sends, and never waits. */
export interface Peers {
  /** Why all parts are to send nothing more; undefined while they go on. */
  readonly ended: LoadEnd | undefined;
  /** Ends all parts; of several reasons the first counts. */
  end(reason: LoadEnd): void;
  /** Tells the others how far this part has come. */
  publish(sent: number, answered: number, errors: number, underway: number): void;
  /** What all parts have come to, this one among them. */
  totals(): Counts;
}
