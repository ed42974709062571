import { printableText } from '../delivery/printable-text.ts';
import { type ForbiddenRange, forbiddenRangeOf, isLoopback } from './addresses/address-ranges.ts';
import { matchesHost } from './addresses/host-pattern.ts';
import { parseIpAddress } from './addresses/ip-address.ts';
import { looksLikeProduction } from './addresses/production-host.ts';

/** Which receivers may be sent to, besides this machine. */
export interface TargetPolicy {
  /** Hosts beyond loopback; see `matchesHost` for how an entry is written. Empty: loopback only. */
  readonly allowHosts: readonly string[];
  /** Whether listed hosts may be ones whose names read like production. */
  readonly allowProduction?: boolean | undefined;
}

/** Why a target is refused. */
export type TargetRefusalReason =
  | 'invalid_url'
  | 'unsupported_scheme'
  | 'userinfo'
  | 'zone_id'
  | 'not_an_address'
  | 'host_not_allowed'
  | 'production_host'
  | ForbiddenRange;

/** A refusal, with a sentence that says what was refused and why. */
export interface TargetRefusal {
  readonly reason: TargetRefusalReason;
  readonly message: string;
  readonly hint?: string;
}

const rangeNames: Readonly<Record<ForbiddenRange, string>> = {
  metadata: 'a cloud metadata address',
  link_local: 'a link-local address',
  unspecified: 'an unspecified address',
  broadcast: 'the broadcast address',
  multicast: 'a multicast address',
  reserved: 'a reserved address',
  ipv6_transition: 'an IPv6 transition address, which hides an IPv4 address',
};

/**
 * Checks what a target URL says by itself: its scheme, and that it carries neither credentials nor a zone id.
 *
 * @returns undefined when it may be tried. The host is not judged here but at its addresses.
 */
export function refuseUrl(target: URL | string): TargetRefusal | undefined {
  // `URL` rejects a zone id as just another invalid host, so the text is asked first.
  if (typeof target === 'string' && /^[^/?#]*:\/\/[^/?#]*\[[^\]/?#]*%/.test(target)) {
    return { reason: 'zone_id', message: 'A target URL cannot carry an IPv6 zone id (the part after %).' };
  }
  if (typeof target === 'string' && !URL.canParse(target)) {
    return { reason: 'invalid_url', message: `Not an absolute URL: ${printableText(target)}` };
  }
  const url = typeof target === 'string' ? new URL(target) : target;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const scheme = printableText(url.protocol.slice(0, -1), 40);
    return { reason: 'unsupported_scheme', message: `A target URL is http or https, not ${scheme}.` };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      reason: 'userinfo',
      message: 'A target URL cannot carry a user name or a password.',
      hint: 'Send credentials as an extra header instead.',
    };
  }
  return undefined;
}

/**
 * Judges one address that is about to be dialled.
 *
 * Loopback is always fine. Link-local, metadata, multicast, unspecified, broadcast, reserved and IPv6
 * transition addresses never are, even when listed. Any other, private or public, needs its host in the list.
 * @param host the URL's host: a name, or an IP literal with or without brackets.
 * @param address the address itself, as the resolver or the literal gives it.
 * @returns undefined when it may be dialled.
 */
export function refuseAddress(
  host: string,
  address: string,
  policy: TargetPolicy,
): TargetRefusal | undefined {
  const shownHost = printableText(host, 100);
  const shown = host === address ? shownHost : `${shownHost} (${printableText(address, 60)})`;
  if (address.includes('%')) {
    return { reason: 'zone_id', message: `${shown} carries a zone id, which is only ever link-local.` };
  }
  const parsed = parseIpAddress(address);
  if (parsed === undefined) {
    return { reason: 'not_an_address', message: `${shown} is not an IP address.` };
  }
  if (isLoopback(parsed)) {
    return undefined;
  }
  const range = forbiddenRangeOf(parsed);
  if (range !== undefined) {
    return {
      reason: range,
      message: `${shown} is ${rangeNames[range]} and is never sent to, even when allowed.`,
    };
  }
  if (policy.allowHosts.some((pattern) => matchesHost(host, pattern))) {
    return refuseProduction(host, policy);
  }
  return {
    reason: 'host_not_allowed',
    message: `${shown} is not this machine, and its host is not on the allow-list.`,
    hint: `If you mean it, allow it at start: --allow-host ${shownHost}`,
  };
}

/** Refuses a host whose name reads like production, unless that was meant. */
export function refuseProduction(host: string, policy: TargetPolicy): TargetRefusal | undefined {
  if (policy.allowProduction || !looksLikeProduction(host)) return undefined;
  return {
    reason: 'production_host',
    message: `${printableText(host, 100)} reads like a production system.`,
    hint: 'If you mean it, say so at start: --i-know-this-is-production',
  };
}
