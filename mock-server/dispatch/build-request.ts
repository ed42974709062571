import { contract, headers as headerCatalog } from '../contract/catalog.ts';
import type { Clock } from '../runtime/clock.ts';
import { ulid } from '../runtime/ids.ts';
import type { Random } from '../runtime/random.ts';
import { sign } from '../signature/sign.ts';
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

/** The headers of one attempt: a delivery id and a signature that are new every time, the rest as the event says. */
export function buildHeaders(
  prepared: PreparedEvent,
  { secrets, extraHeaders }: Omit<Destination, 'url'>,
  { clock, random }: { readonly clock: Pick<Clock, 'now'>; readonly random: Random },
): { readonly deliveryId: string; readonly headers: HeaderPairs } {
  const now = new Date(clock.now());
  const deliveryId = ulid(deliveryIdPrefix, now.getTime(), random);
  const headers = Object.entries(headerCatalog).flatMap(([role, { name }]): HeaderPairs => {
    if (role === 'deliveryId') return [[name, deliveryId]];
    if (role === 'signature') return [[name, sign(prepared.body, secrets, { now })]];
    const value = prepared.mirrored.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  const common: HeaderPairs = [
    ['Content-Type', contract.contentType],
    ['User-Agent', userAgent],
  ];
  return { deliveryId, headers: [...common, ...headers, ...extraHeaders] };
}
