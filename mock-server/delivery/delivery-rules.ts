/** When and how often an event is sent again. */
export type RetrySchedule = ExponentialSchedule | ListSchedule;

/** Delays that grow by a factor up to a cap: what the contract has. */
export interface ExponentialSchedule {
  readonly schedule: 'exponential';
  /** Delay after the first failed attempt, in milliseconds. */
  readonly baseMs: number;
  /** What the delay is multiplied by after each further failure; 1 or more. */
  readonly factor: number;
  /** The longest delay of the schedule, in milliseconds. */
  readonly capMs: number;
  /** Attempts in all, the first one included. */
  readonly maxAttempts: number;
  /** Share of the delay, 0 to 1, by which chance may lengthen or shorten it. */
  readonly jitter: number;
}

/** Delays written out one by one. */
export interface ListSchedule {
  readonly schedule: 'list';
  /** Delay after the first failed attempt, after the second, and so on, in milliseconds; after the last one it ends. */
  readonly delaysMs: readonly number[];
  /** As in {@link ExponentialSchedule}. */
  readonly jitter: number;
}

/** The contract's promises about delivery. They are data of the contract, so no number of them lives in code. */
export interface DeliveryRules {
  /** The statuses that acknowledge an event, both ends included. */
  readonly successStatuses: { readonly from: number; readonly to: number };
  /** The statuses a receiver is documented to answer with; another success is accepted, and noted. */
  readonly documentedStatuses: readonly number[];
  /** The statuses by which a receiver says: never send here again. */
  readonly goneStatuses: readonly number[];
  readonly retry: RetrySchedule;
  /** The longest wait a receiver may ask for with `Retry-After`, in milliseconds. */
  readonly retryAfter: { readonly capMs: number };
  /** The time one attempt may take in all, from name resolution to the last byte of the answer. */
  readonly deadlineMs: number;
  /** Redirects are answers like any other: never followed. */
  readonly redirects: 'refuse';
  /** How many bytes of an answer's body are read and kept. */
  readonly responseBodyCapBytes: number;
}
