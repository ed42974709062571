import { headers as headerCatalog } from '../contract/catalog.ts';
import { valueAt } from '../contract/json-pointer.ts';

/** An event as it goes over the wire: the same bytes in every attempt, and the headers that repeat parts of it. */
export interface PreparedEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly event: unknown;
  readonly body: Buffer;
  /** The headers that mirror the body, in the contract's order. */
  readonly mirrored: ReadonlyMap<string, string>;
}

/** Renders an event once. An event that was broken on purpose may lack what a header mirrors: then so does the request. */
export function prepareEvent(event: unknown): PreparedEvent {
  return withMirrors(event, Buffer.from(JSON.stringify(event)));
}

/** The same from the bytes that were stored. */
export function preparedFrom(body: Uint8Array): PreparedEvent {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return withMirrors(JSON.parse(bytes.toString('utf8')), bytes);
}

function withMirrors(event: unknown, body: Buffer): PreparedEvent {
  const mirrored = new Map<string, string>();
  for (const header of Object.values(headerCatalog)) {
    if (!('mirrors' in header)) continue;
    const value = valueAt(event, header.mirrors);
    if (value !== undefined) mirrored.set(header.name, headerText(value));
  }
  return {
    eventId: mirrored.get(headerCatalog.eventId.name) ?? '',
    eventType: mirrored.get(headerCatalog.eventType.name) ?? '',
    event,
    body,
    mirrored,
  };
}

/** Header values are Latin-1 without control characters; a broken event must not break the request. */
function headerText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?');
}
