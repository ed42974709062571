/**
 * Kinds of answers. `accepted`: a status that the contract documents; `accepted-otherwise`: another 2xx; `rejected`: 400,
 * 401, 403, 413, 415 or 422; `busy`: 409, 425, 429 or 503 with `Retry-After`; `not-allowed`: 404, 405 or 501;
 * `too-large`: 413 or 431; `redirected`: 3xx; `other-4xx`; `server-error`: 5xx that is not `busy`; `no-answer`: none
 * within the time; `closed`: the connection ended without an answer. An answer can be of two kinds (413).
 */
export const answerKinds = [
  'accepted',
  'accepted-otherwise',
  'rejected',
  'busy',
  'not-allowed',
  'too-large',
  'redirected',
  'other-4xx',
  'server-error',
  'no-answer',
  'closed',
] as const;

export type AnswerKind = (typeof answerKinds)[number];

/** Which answers to a request are right. What is in neither list fails. */
export interface Expectation {
  readonly answer: readonly AnswerKind[];
  /** Tolerated, and reported as a warning. */
  readonly warn?: readonly AnswerKind[];
  /** Only these statuses, of all that `answer` allows. */
  readonly statuses?: readonly number[];
  /** The time to the status, in milliseconds: beyond the one a warning, beyond the other a failure. */
  readonly warnOverMs?: number;
  readonly failOverMs?: number;
  /** The answer's body and headers hold none of these texts, whatever their case. */
  readonly lacks?: readonly string[];
  /** The same kind of answer as the request with this name got. */
  readonly sameAs?: string;
  /** Right as well: the kind of answer that the request with this name got. */
  readonly orAs?: string;
}
