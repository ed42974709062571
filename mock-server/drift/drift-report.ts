import type { DriftCode, DriftSeverity } from './findings/drift-kinds.ts';
import type { RecordedAt } from './recorded.ts';

/** One kind of departure from the contract, however often it was seen. */
export interface Drift {
  readonly code: DriftCode;
  readonly severity: DriftSeverity;
  /** A JSON pointer with `*` for any item, the name of a header, or '' for the whole request. */
  readonly where: string;
  readonly message: string;
  /** In how many requests it was seen; for what could not be read, how many parts. */
  readonly requests: number;
  readonly first: RecordedAt;
  /** The event types in which it was seen, as the bodies name them. */
  readonly eventTypes: readonly string[];
  /** What was there instead: different ones, the first few. */
  readonly examples: readonly string[];
  /** Where the contract declares it: lines of its document, one for each schema. */
  readonly specLines: readonly number[];
}

/** What recordings say of the contract. */
export interface DriftReport {
  readonly paths: readonly string[];
  /** How many requests were checked. */
  readonly requests: number;
  readonly skipped: {
    /** Requests whose body was not kept, or that were under way. */
    readonly withoutBody: number;
    /** Requests that are no deliveries. */
    readonly otherRequests: number;
  };
  readonly signatures: {
    /** Whether there was a secret to check with. */
    readonly secretGiven: boolean;
    /** In how many requests the signature was worked out. */
    readonly checked: number;
  };
  /** Errors first, then what was seen most. */
  readonly drifts: readonly Drift[];
  /** How many findings belong to still other kinds, of which there are too many to tell them apart. */
  readonly untold: number;
}
