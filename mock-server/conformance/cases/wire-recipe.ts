/** How the bytes go out. What is set here needs a socket, apart from `method`. */
export interface WireRecipe {
  readonly method?: string;
  /** `close`: asks for it. `keep`: the connection of the request before it with `keep` is used again. */
  readonly connection?: 'close' | 'keep';
  /** Chunked, in chunks of so many bytes, without a length. */
  readonly chunkBytes?: number;
  /** The body in so many writes, with a pause between them. */
  readonly pieces?: number;
  readonly pauseMs?: number;
  /** So many bytes more than there are, or fewer, are announced. */
  readonly lengthOff?: number;
  /** We hang up after the last byte, and do not wait for the answer. */
  readonly hangUp?: boolean;
  readonly expectContinue?: boolean;
  readonly httpVersion?: '1.0';
  /** The request line names the whole URL. */
  readonly absoluteTarget?: boolean;
  /**
   * Framing that proxies and servers read in different ways. `cl-te`: a length and chunks; `two-lengths`: two that
   * differ; `bare-lf`: lines without CR.
   */
  readonly ambiguous?: 'cl-te' | 'two-lengths' | 'bare-lf';
  /** The head is written a byte a second, for so many seconds; `otherwise` cut by the receiver. */
  readonly slowHeadSeconds?: number;
  /** Plain HTTP to a port of TLS, or an offer of old versions only. */
  readonly tls?: 'none' | 'old';
}
