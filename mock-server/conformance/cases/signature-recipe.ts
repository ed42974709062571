/**
 * How the signature header is made. Templates may hold `{t}` (the timestamp as signed), `{now}` (seconds), `{good}` (the
 * right signature), `{wrong}` (one by another secret; each occurrence another), and of the right one `{GOOD}` (upper
 * case), `{good:32}` (its first 32 characters, or as many as the number says) and `{good:base64}`.
 */
export interface SignatureRecipe {
  /** Which secret makes `{good}`; by default the receiver's. */
  readonly secret?: 'right' | 'other' | 'empty';
  /** The timestamp, in seconds from now; by default 0. */
  readonly offsetSeconds?: number;
  /** The timestamp as this text, which is signed as it stands; may hold `{now}` and `{nowMs}`. */
  readonly timestamp?: string;
  /** What is signed, with `{timestamp}` and `{body}`; by default the contract's. */
  readonly signedContent?: string;
  /** `decoded`: what is signed is the body read as UTF-8 with replacement characters, not its bytes. */
  readonly over?: 'bytes' | 'decoded';
  /** The header's value, or several lines of it; by default the contract's form. */
  readonly header?: string | readonly string[];
  /** The name of the header, in place of the contract's. */
  readonly headerName?: string;
  /** A text that is put behind the header's value so many times. */
  readonly repeat?: { readonly text: string; readonly times: number };
}
