import type { OutgoingRequest } from './transport.ts';

/**
 * How an exchange goes on once the body has been written. `answer`: waits for the answer, as usual. `half-close`: ends
 * our side and waits for the answer. `close`: hangs up. `reset`: hangs up with a TCP reset; TLS has none, so over
 * https it is a plain hang-up.
 */
export type RawEnding = 'answer' | 'half-close' | 'close' | 'reset';

/** How the bytes of one request go out. Everything is relative to its body, whatever that turns out to be. */
export interface RawShape {
  /** So many bytes more than the body has are announced in Content-Length. */
  readonly missingBytes?: number;
  /** The share of the body, 0 to 1, that is written at all. */
  readonly share?: number;
  /** In how many parts it is written. */
  readonly pieces?: number;
  /** Milliseconds between two parts. */
  readonly pauseMs?: number;
  readonly ending?: RawEnding;
}

/** A request that may go out in an odd shape; without one it is sent as any other. */
export interface ShapedRequest extends OutgoingRequest {
  readonly shape?: RawShape;
}

/**
 * The parts of a body that are written, in order: at least one, though it be empty, because Node's client writes the
 * head along with the first bytes, and as Latin-1 only then.
 */
export function cutBody(body: Uint8Array, { share = 1, pieces = 1 }: RawShape): readonly Uint8Array[] {
  const written = body.subarray(0, Math.floor(body.length * share));
  const size = Math.max(1, Math.ceil(written.length / pieces));
  return Array.from({ length: Math.max(1, Math.ceil(written.length / size)) }, (_, part) =>
    written.subarray(part * size, (part + 1) * size),
  );
}

/** All headers as a flat list, in the order in which undici sends them, so that a shape changes nothing else. */
export function rawHeaders({ url, headers, body, shape }: ShapedRequest): readonly string[] {
  const announced = String(body.length + (shape?.missingBytes ?? 0));
  return [['host', url.host], ['connection', 'keep-alive'], ...headers, ['content-length', announced]].flat();
}
