import type { Probe } from '../../receiver.ts';
import { headerBytes } from './header-text.ts';

/** What is written, in order: the head, and the body in the parts in which it goes out. */
export interface WireRequest {
  readonly head: Buffer;
  readonly parts: readonly Uint8Array[];
}

/** The exact bytes that a probe puts on the wire, head and body. */
export function wireBytes(probe: Probe, url: URL): Uint8Array {
  const { head, parts } = wireRequest(probe, url);
  return Buffer.concat([head, ...parts]);
}

/** The same, as it is written. */
export function wireRequest(probe: Probe, url: URL): WireRequest {
  const { httpVersion = '1.1', absoluteTarget, ambiguous } = probe.wire;
  const path = url.pathname + url.search;
  const target = absoluteTarget ? url.origin + path : path;
  const lines = [
    Buffer.from(`${probe.method} ${target} HTTP/${httpVersion}`),
    ...wireHeaders(probe, url).map(([name, value]) => headerBytes(`${name}: ${value}`)),
  ];
  const lineEnd = Buffer.from(ambiguous === 'bare-lf' ? '\n' : '\r\n');
  const head = Buffer.concat([...lines, Buffer.alloc(0)].flatMap((line) => [line, lineEnd]));
  const body = isChunked(probe) ? inChunks(probe.body, probe.wire.chunkBytes) : probe.body;
  return { head, parts: cut(body, probe.wire.pieces) };
}

/**
 * All headers in the order in which they are sent: those of HTTP itself, then the probe's, then the framing. One that
 * the probe names itself is not added.
 */
export function wireHeaders(probe: Probe, url: URL): Probe['headers'] {
  const { connection, expectContinue, httpVersion } = probe.wire;
  const named = new Set(probe.headers.map(([name]) => name.toLowerCase()));
  const unlessNamed = (headers: Probe['headers']): Probe['headers'] =>
    headers.filter(([name]) => !named.has(name.toLowerCase()));
  const closes = connection === 'close' || (connection === undefined && httpVersion === '1.0');
  return [
    ...unlessNamed([
      ['Host', url.host],
      ['Connection', closes ? 'close' : 'keep-alive'],
    ]),
    ...probe.headers,
    ...unlessNamed(expectContinue ? [['Expect', '100-continue']] : []),
    ...unlessNamed(framing(probe)),
  ];
}

function framing(probe: Probe): Probe['headers'] {
  const { body, method, wire } = probe;
  const length = body.length + (wire.lengthOff ?? 0);
  const chunked = ['Transfer-Encoding', 'chunked'] as const;
  const counted = ['Content-Length', String(length)] as const;
  if (wire.ambiguous === 'two-lengths') return [counted, ['Content-Length', String(length + 1)]];
  if (wire.ambiguous === 'cl-te') return [counted, chunked];
  if (isChunked(probe)) return [chunked];
  return length === 0 && !bodyMethods.has(method) ? [] : [counted];
}

/** With these a length is sent even where it is 0 (RFC 9110, section 8.6). */
const bodyMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

function isChunked({ wire }: Probe): boolean {
  return wire.chunkBytes !== undefined || wire.ambiguous === 'cl-te';
}

function inChunks(body: Uint8Array, size = body.length): Buffer {
  const chunks = cutAt(body, Math.max(1, size)).flatMap((chunk) => [
    Buffer.from(`${chunk.length.toString(16)}\r\n`),
    chunk,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}

function cut(bytes: Uint8Array, pieces = 1): readonly Uint8Array[] {
  return cutAt(bytes, Math.max(1, Math.ceil(bytes.length / pieces)));
}

function cutAt(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, part) =>
    bytes.subarray(part * size, (part + 1) * size),
  );
}
