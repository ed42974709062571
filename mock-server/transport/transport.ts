import type { Exchange } from '../delivery/exchange.ts';

/** One POST, ready to send. */
export interface OutgoingRequest {
  /** Where to; a fragment is not sent. */
  readonly url: URL;
  /** Sent as they are, in this order; Host, Connection and Content-Length are the transport's own. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Milliseconds for everything: name resolution, connecting, TLS, sending, the whole answer. */
  readonly deadlineMs: number;
}

/** Sends one request and waits for its answer; retrying is somebody else's business. */
export interface Transport {
  /**
   * Makes one attempt. Redirects are not followed, nothing is sent twice, nothing is decompressed.
   *
   * @returns an exchange, always: what goes wrong is its `failure`, and the promise never rejects.
   */
  send(request: OutgoingRequest): Promise<Exchange>;
  /**
   * Ends idle connections and resolves once every socket is closed.
   *
   * Exchanges still under way end with `transport_closed`; who wants to drain awaits them first.
   */
  close(): Promise<void>;
}
