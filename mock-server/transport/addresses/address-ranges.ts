import { BlockList } from 'node:net';
import type { IpAddress } from './ip-address.ts';

/** Kinds of address that are never dialled, whatever is allowed. */
export const forbiddenRanges = [
  'metadata',
  'link_local',
  'unspecified',
  'broadcast',
  'multicast',
  'reserved',
  'ipv6_transition',
] as const;

/** One of {@link forbiddenRanges}. */
export type ForbiddenRange = (typeof forbiddenRanges)[number];

/** The IANA special-purpose registries (RFC 6890), and where clouds put their metadata services. */
const networks: Readonly<Record<ForbiddenRange, readonly string[]>> = {
  // AWS, GCP, Azure and most others; AWS over IPv6; GCP over IPv6; Alibaba; Azure's wire server; Oracle.
  metadata: [
    '169.254.169.254/32',
    'fd00:ec2::254/128',
    'fd20:ce::254/128',
    '100.100.100.200/32',
    '168.63.129.16/32',
    '192.0.0.192/32',
  ],
  link_local: ['169.254.0.0/16', 'fe80::/10'],
  unspecified: ['0.0.0.0/8', '::/128'],
  broadcast: ['255.255.255.255/32'],
  multicast: ['224.0.0.0/4', 'ff00::/8'],
  reserved: ['240.0.0.0/4'],
  // An IPv6 address that a gateway turns into some IPv4 address: IPv4-compatible, SIIT, NAT64 (well-known and
  // local), 6to4, Teredo; and site-local, which the transition left behind.
  ipv6_transition: [
    '::/96',
    '::ffff:0:0:0/96',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '2002::/16',
    '2001::/32',
    'fec0::/10',
  ],
};

const blockLists = forbiddenRanges.map((range) => [range, toBlockList(networks[range])] as const);

/** Whether the address is this machine: `127.0.0.0/8` or `::1`. */
export function isLoopback(address: IpAddress): boolean {
  // Asked of every attempt: the canonical spelling says it at once.
  return address.family === 'ipv4' ? address.text.startsWith('127.') : address.text === '::1';
}

/** The kind of forbidden address this is, or undefined. Ask {@link isLoopback} first: `::1` lies in `::/96`. */
export function forbiddenRangeOf(address: IpAddress): ForbiddenRange | undefined {
  const listed = blockLists.find(([, list]) => list.check(address.text, address.family));
  return listed?.[0] ?? (isIsatap(address) ? 'ipv6_transition' : undefined);
}

/** ISATAP (RFC 5214) is an interface id, `[02]00:5efe` before the IPv4 address, under any prefix. */
function isIsatap(address: IpAddress): boolean {
  return address.groups[5] === 0x5efe && (address.groups[4] === 0 || address.groups[4] === 0x200);
}

function toBlockList(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [network = '', prefix] = cidr.split('/');
    list.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
