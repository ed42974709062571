import type { HeaderPairs } from '../dispatch/build-request.ts';

/** Where in a recording something stands. All but the file are counted from 1. */
export interface RecordedAt {
  readonly file: string;
  /** In a file of lines. */
  readonly line?: number;
  /** In a HAR. */
  readonly entry?: number;
  /** Of one delivery. */
  readonly attempt?: number;
}

/** One request as a recording holds it. */
export interface RecordedRequest {
  readonly kind: 'request';
  readonly at: RecordedAt;
  /** When it was sent or had arrived; absent where the recording does not say. */
  readonly time?: Date;
  readonly method?: string;
  /** Absent where only the body was kept. */
  readonly headers?: HeaderPairs;
  readonly body: Uint8Array;
  /** Whether the body has all the bytes that were signed: false where a secret was taken out of it. */
  readonly exact: boolean;
}

/** What a recording holds, in its order. */
export type Recorded =
  | RecordedRequest
  /** A part that cannot be read; the others still can. */
  | { readonly kind: 'unreadable'; readonly at: RecordedAt; readonly problem: string }
  /** A request that is no delivery, or whose body was not kept. */
  | { readonly kind: 'skipped'; readonly why: 'no delivery' | 'no body' };
