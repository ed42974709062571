import { matchesHost } from '../../../transport/addresses/host-pattern.ts';
import { parseIpAddress } from '../../../transport/addresses/ip-address.ts';
import { isLoopbackHost } from '../../../transport/addresses/loopback-host.ts';
import {
  refuseAddress,
  refuseProduction,
  refuseUrl,
  type TargetPolicy,
} from '../../../transport/target-policy.ts';

const maxLength = 2048;

/** What is wrong with an endpoint, in a sentence, or undefined. */
export function endpointIssue(
  value: unknown,
  policy: TargetPolicy,
  ownPort: number | undefined,
): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (value.length > maxLength) return `must have at most ${maxLength} characters`;
  // The URL parser would drop white space and control characters in silence.
  if (!/^https?:\/\/[\x21-\uffff]+$/.test(value)) return 'must match ^https://.+$';
  const refusal = refuseUrl(value);
  if (refusal) return withHint(refusal);
  const url = new URL(value);
  const loopback = isLoopbackHost(url.hostname);
  if (url.protocol === 'http:' && !loopback)
    return 'must match ^https://.+$; the mock takes plain http for loopback targets only';
  if (loopback) return portOf(url) === ownPort ? 'is the mock itself' : undefined;
  return hostIssue(url.hostname, policy);
}

/** Said in a header of the answer where the mock takes what the vendor would refuse. */
export function endpointNote(endpointUrl: string): string | undefined {
  return endpointUrl.startsWith('http:')
    ? 'plain http is accepted for loopback targets only; Plextera itself requires https'
    : undefined;
}

function hostIssue(host: string, policy: TargetPolicy): string | undefined {
  const refusal = parseIpAddress(host) && refuseAddress(host, host.replace(/^\[|\]$/g, ''), policy);
  if (refusal) return withHint(refusal);
  // A name is judged again at its addresses, whenever one is dialled.
  if (parseIpAddress(host)) return undefined;
  if (policy.allowHosts.some((pattern) => matchesHost(host, pattern))) {
    const production = refuseProduction(host, policy);
    return production && withHint(production);
  }
  return `has a host that is not allowed; if you mean it, start the mock with --allow-host ${host}`;
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port);
}

function withHint({ message, hint }: { readonly message: string; readonly hint?: string }): string {
  return hint ? `${message} ${hint}` : message;
}
