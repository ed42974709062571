import { isLoopback } from './address-ranges.ts';
import { parseIpAddress } from './ip-address.ts';

/** Whether a URL's host means this machine by itself: a loopback address, or `localhost` and what ends in it. */
export function isLoopbackHost(host: string): boolean {
  const address = parseIpAddress(host);
  return address ? isLoopback(address) : /(^|\.)localhost\.?$/i.test(host);
}
