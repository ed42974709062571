import { parseIpAddress } from './ip-address.ts';

/**
 * Whether a host's name reads like one of a production system: `prod` anywhere but in "product", the word `live`, or a
 * label that is or ends with the word `api`. An address says nothing.
 */
export function looksLikeProduction(host: string): boolean {
  if (parseIpAddress(host) !== undefined) return false;
  return /prod(?!uct(?!ion))|(?<![a-z])live(?![a-z])|(?<![a-z0-9])api\./.test(host.toLowerCase());
}
