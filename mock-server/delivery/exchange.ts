/**
 * Why an exchange has no complete answer, as stable codes.
 *
 * `blocked_target`: the target policy refused to dial. `invalid_request`: what we were asked to send cannot be
 * sent. `transport_closed`: we stopped in the middle. Every other code is the network's or the receiver's doing.
 */
export const exchangeFailureCodes = [
  'connection_refused',
  'connection_reset',
  'connection_closed',
  'connect_timeout',
  'deadline_exceeded',
  'dns_error',
  'tls_error',
  'protocol_error',
  'network_unreachable',
  'network_error',
  'blocked_target',
  'invalid_request',
  'transport_closed',
] as const;

/** One of {@link exchangeFailureCodes}. */
export type ExchangeFailureCode = (typeof exchangeFailureCodes)[number];

/** What went wrong, in words that are safe to show: hostile text is capped and stripped of control characters. */
export interface ExchangeFailure {
  readonly code: ExchangeFailureCode;
  readonly message: string;
  /** What a person can do about it. */
  readonly hint?: string;
}

/** An answer, as far as it came. */
export interface ReceivedResponse {
  readonly status: number;
  /** In the order received, names as the receiver spelled them, duplicates kept; decoded as Latin-1. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The bytes as received, never decompressed, at most the transport's cap. */
  readonly body: Buffer;
  /** The body was longer than the cap; the rest was not read. */
  readonly truncated: boolean;
  /** The body was read to its end; false when it broke, stalled until the deadline, or was truncated. */
  readonly complete: boolean;
}

/** Milliseconds since the exchange began; a stage that was not reached, or not needed, is absent. */
export interface ExchangeTimings {
  /** Name resolution ended. */
  readonly lookupMs?: number;
  /** The connection, TLS included, was ready; absent when an open connection was used again. */
  readonly connectMs?: number;
  /** The request was handed to the socket: from here on the receiver may have acted on it. */
  readonly sentMs?: number;
  /** The first bytes of an answer were read. */
  readonly firstByteMs?: number;
  readonly totalMs: number;
}

/**
 * One HTTP exchange: a response, a failure, or both when the body broke after the status and headers had come.
 * Never neither.
 */
export interface Exchange {
  readonly response?: ReceivedResponse;
  readonly failure?: ExchangeFailure;
  readonly timings: ExchangeTimings;
  /** The IP address that was connected to. */
  readonly remoteAddress?: string;
}
