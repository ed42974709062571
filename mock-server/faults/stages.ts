import type { Exchange } from '../delivery/exchange.ts';
import type { Secrets } from '../signature/signing-secret.ts';
import type { ShapedRequest } from '../transport/raw-shape.ts';

export type HeaderPairs = ShapedRequest['headers'];

/** What a fault sees of a prepared event. */
export interface RenderedEvent {
  readonly eventId: string;
  readonly eventType: string;
  /** The bytes of every attempt. */
  readonly body: Uint8Array;
}

/** One attempt as a line of functions, each of which a fault may decorate. None of them is ever told about faults. */
export interface AttemptStages {
  /** The bytes of the body, before signing. */
  render(event: RenderedEvent): Uint8Array;
  /** The value of the signature header. */
  sign(body: Uint8Array, secrets: Secrets, now: Date): string;
  /** All headers in order, the signature among them. */
  head(headers: HeaderPairs): HeaderPairs;
  /**
   * One exchange; never rejects.
   *
   * @param again makes the request anew through the stages above: the same event, a new delivery id, a new signature.
   */
  send(request: ShapedRequest, again: () => ShapedRequest): Promise<Exchange>;
}

/** Which attempt it is. */
export interface AttemptInfo {
  readonly eventId: string;
  readonly eventType: string;
  readonly subscriptionId: string;
}

/** An attempt as a decorator sees it. */
export interface FaultedAttempt extends AttemptInfo {
  /** How many of so many further copies may be sent; all faults of an attempt share one limit. */
  takeCopies(wanted: number): number;
}

type StageName = keyof AttemptStages;
type Decorator<Name extends StageName> = (
  next: AttemptStages[Name],
  attempt: FaultedAttempt,
) => AttemptStages[Name];

/** The stages that a fault changes; each gets the stage as it would be without the fault. */
export type StageDecorators = { readonly [Name in StageName]?: Decorator<Name> };
