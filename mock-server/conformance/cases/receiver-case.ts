import type { Step } from './step.ts';

export const severities = ['must', 'should', 'may'] as const;

/** `must`: a receiver that fails it loses, doubles or believes what it should not. Only these decide the exit code. */
export type Severity = (typeof severities)[number];

/**
 * What a case needs beside a receiver that answers: a socket of its own (an adapter without one skips it), https, an
 * observer that counts effects, a way to make the receiver fail once or start again, leave to send a load, patience.
 */
export const caseNeeds = ['socket', 'https', 'observer', 'fail-once', 'restart', 'load', 'slow'] as const;

export type CaseNeed = (typeof caseNeeds)[number];

/** One thing that a correct receiver does, as data: `spec/receiver-cases/` has them, and derives more from the contract. */
export interface ReceiverCase {
  /** `SIG-05`, or for a derived one `CON:<event type>:missing:<pointer>`. Stable, so that it can be named in a baseline. */
  readonly id: string;
  /** The part of the id before `-` or `:`, such as `SIG`. */
  readonly group: string;
  readonly title: string;
  readonly severity: Severity;
  /** What goes wrong in a receiver that fails it. */
  readonly why: string;
  readonly fix: Fix;
  /** Where the expectation comes from: the contract, an RFC, another sender's documentation. */
  readonly source: string;
  readonly needs: readonly CaseNeed[];
  /** Each is run by itself, with events of its own; the case is as good as its worst variant. */
  readonly variants: readonly Variant[];
}

export interface Fix {
  readonly text: string;
  /** Code by framework (`node`, `express`, `fastify`, `hono`, `next`, `koa`, `python`), where it differs. */
  readonly snippets?: Readonly<Record<string, string>>;
}

export interface Variant {
  /** Empty where a case has only one. */
  readonly name: string;
  readonly needs?: readonly CaseNeed[];
  readonly steps: readonly Step[];
}
