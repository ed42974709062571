import { signal } from '@preact/signals';
import { base64Of } from '../text/base64.ts';
import { bytesOf } from '../text/hex-dump.ts';

/** A request that somebody wants explained. It is in memory only, and never holds a secret. */
export interface PastedRequest {
  readonly header: string;
  /** As the field shows it. */
  readonly text: string;
  /** The exact text where it has line ends that a field cannot hold. */
  readonly exact?: string | undefined;
  /** The bytes of a file, which count instead of the text. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

const nothing: PastedRequest = { header: '', text: '' };

/** It outlives the page, so that nothing is lost by a look elsewhere. */
export const pastedRequest = signal<PastedRequest>(nothing);

export function changePasted(change: Partial<PastedRequest>): void {
  pastedRequest.value = { ...pastedRequest.value, ...change };
}

export function forgetPasted(): void {
  pastedRequest.value = nothing;
}

/** The bytes that were pasted or loaded. */
export function bytesOfPasted({ text, exact, file }: PastedRequest): Uint8Array {
  return file?.bytes ?? new TextEncoder().encode(exact ?? text);
}

/** A request of the log, to be looked at and changed. */
export function pasteRequest(header: string, base64: string, text: string | undefined): void {
  // A field would change these bytes.
  const isPlain = text !== undefined && !text.includes('\r');
  pastedRequest.value = isPlain
    ? { header, text }
    : { header, text: '', file: { name: 'body of the attempt', bytes: bytesOf(base64) } };
}

/** For the control API. */
export function base64OfPasted(pasted: PastedRequest): string {
  return base64Of(bytesOfPasted(pasted));
}
