import { contract, headers as headerCatalog } from '../contract/catalog.ts';
import type { Clock } from '../runtime/clock.ts';
import { ulid } from '../runtime/ids.ts';
import type { Random } from '../runtime/random.ts';
import type { Secrets } from '../signature/signing-secret.ts';
import type { PreparedEvent } from './prepared-event.ts';

export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** Where an event goes, and with what. */
export interface Destination {
  readonly url: URL;
  readonly secrets: Secrets;
  /** Headers beside those of the contract, such as a gateway's key. */
  readonly extraHeaders: HeaderPairs;
}

/** Names that extra headers may not have: the contract's own, and those that describe the body or the sender. */
export const reservedHeaders: readonly string[] = [
  ...Object.values(headerCatalog).map(({ name }) => name),
  'content-type',
  'content-encoding',
  'user-agent',
];

const userAgent = `plextera-webhooks-mock/${contract.version}`;
const deliveryIdPrefix = headerCatalog.deliveryId.sample.ulid;

// Once, because the headers are made for every attempt.
const fixedHeaders: HeaderPairs = [
  ['Content-Type', contract.contentType],
  ['User-Agent', userAgent],
];
const roles = Object.entries(headerCatalog);

/** What is new in every attempt. */
export interface AttemptMarks {
  readonly deliveryId: string;
  readonly signature: string;
}

/** An id for one attempt. */
export function newDeliveryId(clock: Pick<Clock, 'now'>, random: Random): string {
  return ulid(deliveryIdPrefix, clock.now(), random);
}

/** The headers of one attempt, in the contract's order, and the extra ones behind them. */
export function buildHeaders(
  prepared: PreparedEvent,
  { deliveryId, signature }: AttemptMarks,
  extraHeaders: HeaderPairs,
): HeaderPairs {
  const made: (readonly [name: string, value: string])[] = [...fixedHeaders];
  for (const [role, { name }] of roles) {
    const value =
      role === 'deliveryId' ? deliveryId : role === 'signature' ? signature : prepared.mirrored.get(name);
    if (value !== undefined) made.push([name, value]);
  }
  made.push(...extraHeaders);
  return made;
}
