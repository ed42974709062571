import { PlexteraError } from '../../contract/errors.ts';
import type { HeaderPairs } from '../../dispatch/build-request.ts';
import type { Mock } from '../../dispatch/mock.ts';
import { shownUrl } from '../../dispatch/shown-url.ts';
import { matchesHost } from '../../transport/addresses/host-pattern.ts';
import { isLoopbackHost } from '../../transport/addresses/loopback-host.ts';
import { refuseProduction, refuseUrl, type TargetPolicy } from '../../transport/target-policy.ts';
import { Problem } from '../plugins/problems.ts';

/** The receiver that cases are run against, and what its requests need. */
export interface TestTarget {
  readonly subscriptionId: string;
  readonly url: URL;
  readonly secret: string;
  readonly extraHeaders: HeaderPairs;
  /** It may be another machine, so that a person has to agree. */
  readonly elsewhere: boolean;
}

/** A target as it may be shown. */
export interface TestTargetView {
  readonly subscriptionId: string;
  /** Without what may be a secret in it. */
  readonly url: string;
  /** What `confirm` has to say where it is `elsewhere`. */
  readonly host: string;
  readonly elsewhere: boolean;
}

const mostLookedAt = 100;

/** The receiver of one subscription, else of the target, else of the newest active subscription; undefined for none. */
export async function findTestTarget(
  mock: Mock,
  { allowHosts }: TargetPolicy,
  id?: string,
): Promise<TestTarget | undefined> {
  const { subscriptions } = mock.store;
  const target = await mock.target();
  const newest = async () => {
    const { items } = await subscriptions.list({ offset: 0, limit: mostLookedAt });
    return items.find(({ status }) => status === 'active');
  };
  const chosen = id === undefined ? (target ?? (await newest())) : await subscriptions.get(id);
  if (!chosen || !URL.canParse(chosen.endpointUrl)) return undefined;
  const url = new URL(chosen.endpointUrl);
  return {
    subscriptionId: chosen.id,
    url,
    secret: chosen.signingSecret,
    extraHeaders: chosen.id === target?.id ? mock.targetHeaders : [],
    elsewhere: !isLoopbackHost(url.hostname) && allowHosts.some((host) => matchesHost(url.hostname, host)),
  };
}

export function targetView({ subscriptionId, url, elsewhere }: TestTarget): TestTargetView {
  return { subscriptionId, url: shownUrl(url), host: url.host, elsewhere };
}

/**
 * Lets only a target pass that `test` would send to as well.
 *
 * @throws PlexteraError `PLEXTERA_BAD_TARGET` for one that the policy refuses; Problem 409 where nobody has agreed yet.
 */
export function requireAgreement(
  { url, elsewhere }: TestTarget,
  policy: TargetPolicy,
  { confirm, cases }: { readonly confirm: string | undefined; readonly cases: number },
): void {
  const refusal = refuseUrl(url) ?? (elsewhere ? refuseProduction(url.hostname, policy) : undefined);
  if (refusal) {
    const { message: problem, hint = '' } = refusal;
    throw new PlexteraError('PLEXTERA_BAD_TARGET', { target: url.origin, problem, hint });
  }
  if (!elsewhere || confirm === url.host) return;
  throw new Problem(
    409,
    'confirm-needed',
    `This would send ${cases} receiver cases, most of them wrong requests, to ${url.origin}, which is not this machine.`,
    `Add "confirm": "${url.host}" if you mean it.`,
  );
}
