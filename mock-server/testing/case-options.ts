import { baselineEventType } from '../conformance/cases/catalogue.ts';
import { functionObserver } from '../conformance/observers/function-observer.ts';
import type { Hooks, Observer, Receiver } from '../conformance/receiver.ts';
import type { RunContextOptions } from '../conformance/run/run-options.ts';
import type { UrlReceiverOptions } from './url-receiver.ts';

/** How cases are run in a test. */
export interface ReceiverCaseOptions extends UrlReceiverOptions {
  /** The signing secret that the receiver has. */
  readonly secret: string;
  /** Tells how often the event with an id has been applied; without it nothing about effects can be said. */
  readonly observer?: Observer | ((eventId: string) => number | Promise<number>);
  readonly hooks?: Hooks;
  /** Makes the same ids and values again; by default each run has its own. */
  readonly seed?: number;
  /** What nobody could tell fails too, and so does what may be. */
  readonly strict?: boolean;
  /** The receiver answers before it verifies: what counts is what the observer says. */
  readonly async?: boolean;
  /** Runs load cases against another machine, too. */
  readonly allowLoad?: boolean;
  /** Runs cases that take up to a minute. */
  readonly slow?: boolean;
  /** How long an answer is waited for, in milliseconds; 5,000 by default. */
  readonly deadlineMs?: number;
  /** Whose code is shown where a fix has some: `node`, `express`, `fastify`, `hono`, `next`, `koa`, `python`. */
  readonly framework?: string;
}

/** The same, as a run takes them. */
export function runOptions(options: ReceiverCaseOptions, receiver: Receiver): RunContextOptions {
  const { secret, observer, hooks, seed, allowLoad, slow, deadlineMs } = options;
  return {
    receiver,
    secret,
    baselineEventType,
    observer: typeof observer === 'function' ? functionObserver(observer) : observer,
    hooks,
    allowLoad,
    slow,
    async: options.async,
    ...(seed !== undefined && { seed }),
    ...(deadlineMs !== undefined && { deadlineMs }),
  };
}
