// Without an import of it, a module cannot be augmented.
import type {} from 'vitest';
import type { EventType } from '../../contract/catalog.ts';
import type { PlexteraEvent, UnknownEvent } from '../../contract/event.ts';
import type { ReceiverCaseOptions } from '../case-options.ts';
import type { ReceiverTarget } from '../with-receiver.ts';
import { toAcceptEvent } from './to-accept-event.ts';
import { toBeIdempotent } from './to-be-idempotent.ts';
import { toMatchContract } from './to-match-contract.ts';
import { toRejectTampering } from './to-reject-tampering.ts';

/** For `expect.extend`. */
export const receiverMatchers = { toAcceptEvent, toBeIdempotent, toMatchContract, toRejectTampering };

/** What `expect` of a receiver, or of a payload, can then do. */
export interface ReceiverMatchers<T> {
  /** The receiver answers an event, rightly signed at this moment, with 2xx. */
  readonly toAcceptEvent: T extends ReceiverTarget
    ? (event: PlexteraEvent | UnknownEvent | EventType, options: ReceiverCaseOptions) => Promise<void>
    : never;
  /** The receiver refuses whatever is not rightly signed. */
  readonly toRejectTampering: T extends ReceiverTarget
    ? (options: ReceiverCaseOptions) => Promise<void>
    : never;
  /** The receiver applies an event once that comes again; needs an observer. */
  readonly toBeIdempotent: T extends ReceiverTarget ? (options: ReceiverCaseOptions) => Promise<void> : never;
  /** The payload, raw or as an object, is an event of the contract. */
  toMatchContract(): void;
  /** The receiver does everything that it must, as far as that can be told here. */
  toMatchContract(options: ReceiverCaseOptions): Promise<void>;
}

declare module 'vitest' {
  interface Matchers<T> extends ReceiverMatchers<T> {}
}
