import { isIP } from 'node:net';

/** An IP address in one canonical spelling, so that equal addresses are equal texts. */
export interface IpAddress {
  readonly family: 'ipv4' | 'ipv6';
  /** Dotted decimal, or lower-case hexadecimal groups as RFC 5952 compresses them. */
  readonly text: string;
  /** The eight 16-bit groups of an IPv6 address; empty for IPv4. */
  readonly groups: readonly number[];
}

/**
 * Reads an address as `node:net` accepts it, or with the brackets of a URL's host.
 *
 * An IPv4-mapped address (`::ffff:10.0.0.1`) is read as the IPv4 address it stands for, since that is what the
 * operating system connects to. Undefined for anything else: names, zone ids, short, octal or hexadecimal IPv4
 * (`URL` turns those into dotted decimal before they get here).
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const family = isIP(bare);
  if (family === 0 || bare.includes('%')) {
    return undefined;
  }
  if (family === 4) {
    return { family: 'ipv4', text: bare, groups: [] };
  }
  // The URL parser knows every spelling and writes one, without a dotted tail.
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const groups = expandGroups(canonical);
  return mappedIpv4(groups) ?? { family: 'ipv6', text: canonical, groups };
}

function expandGroups(canonical: string): readonly number[] {
  const [head = '', tail] = canonical.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = new Array<string>(8 - front.length - back.length).fill('0');
  return [...front, ...zeros, ...back].map((group) => Number.parseInt(group, 16));
}

function mappedIpv4(groups: readonly number[]): IpAddress | undefined {
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).some((group) => group !== 0) || groups[5] !== 0xffff) {
    return undefined;
  }
  return { family: 'ipv4', text: [high >> 8, high & 255, low >> 8, low & 255].join('.'), groups: [] };
}
