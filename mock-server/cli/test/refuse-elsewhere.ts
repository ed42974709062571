import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { PlexteraError } from '../../contract/errors.ts';
import { refuseAddress, type TargetPolicy } from '../../transport/target-policy.ts';

/**
 * Throws `PLEXTERA_BAD_TARGET` for a name all of whose addresses may not be dialled, before anything is sent. It is no
 * more than the kinder message: every connection is judged again where it is dialled.
 */
export async function refuseElsewhere(
  url: URL,
  policy: TargetPolicy,
  lookup: LookupFunction = systemLookup as LookupFunction,
): Promise<void> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await new Promise<readonly LookupAddress[]>((resolve) => {
    lookup(host, { all: true }, (_error, found) => resolve(Array.isArray(found) ? found : []));
  });
  const refusals = addresses.map(({ address }) => refuseAddress(host, address, policy));
  const [first] = refusals;
  if (!first || refusals.some((refusal) => refusal === undefined)) return;
  const { message: problem, hint = '' } = first;
  throw new PlexteraError('PLEXTERA_BAD_TARGET', { target: url.origin, problem, hint });
}
