import type { Probe } from '../../receiver.ts';
import { headerAsReceived } from '../http/header-text.ts';
import { wireHeaders } from '../http/wire-bytes.ts';

/** Where a handler believes to be when nobody says otherwise. */
export const DEFAULT_URL = 'http://127.0.0.1/webhooks';

/** The headers as a server would have handed them over: those of HTTP itself too, and values as they arrive. */
export function receivedHeaders(probe: Probe, url: URL): readonly (readonly [name: string, value: string])[] {
  return wireHeaders(probe, url).map(([name, value]) => [name, headerAsReceived(value).trim()]);
}

/** Several lines of one name as one, joined by a comma (RFC 9110, section 5.3); names in lower case. */
export function joinedHeaders(headers: Probe['headers']): Readonly<Record<string, string>> {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = joined.get(name.toLowerCase());
    joined.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(joined);
}
