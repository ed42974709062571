import type { DriftCode } from './drift-kinds.ts';

/** One departure of one request from the contract. */
export interface Finding {
  readonly code: DriftCode;
  /**
   * What departs: a JSON pointer into the body in which `*` stands for any item or key of a map, the name of a header,
   * or '' for the whole. It may be text of the sender's.
   */
  readonly where: string;
  /** What the contract says of it; the same in every request. */
  readonly message: string;
  /** What was there instead, as text of the sender's that is cut short. */
  readonly example?: string;
  /** The line of the document that declares it. */
  readonly specLine?: number;
}
