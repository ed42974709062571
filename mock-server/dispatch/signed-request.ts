import { contract } from '../contract/catalog.ts';
import type { PlexteraEvent, UnknownEvent } from '../contract/event.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { systemRandom } from '../runtime/random.ts';
import { sign } from '../signature/sign.ts';
import type { Secrets } from '../signature/signing-secret.ts';
import { buildHeaders, newDeliveryId } from './build-request.ts';
import { prepareEvent } from './prepared-event.ts';

export interface SignedRequestOptions {
  /** The time of the attempt, which is signed; by default now. */
  readonly now?: Date;
}

/** A delivery as it would arrive. Fits `fetch(url, request)` and, with `body` as payload, Fastify's `inject`. */
export interface SignedRequest {
  readonly method: typeof contract.method;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact text that was signed. */
  readonly body: string;
}

/** The request that Plextera would make for an event: all headers of the contract, and a signature of this moment. */
export function signedRequest(
  event: PlexteraEvent | UnknownEvent,
  secrets: Secrets,
  { now }: SignedRequestOptions = {},
): SignedRequest {
  const prepared = prepareEvent(event);
  const clock: Pick<Clock, 'now'> = now ? { now: () => now.getTime() } : systemClock;
  const deliveryId = newDeliveryId(clock, systemRandom);
  const signature = sign(prepared.body, secrets, { now: new Date(clock.now()) });
  const headers = buildHeaders(prepared, { deliveryId, signature }, []);
  return {
    method: contract.method,
    headers: Object.fromEntries(headers),
    body: prepared.body.toString('utf8'),
  };
}
