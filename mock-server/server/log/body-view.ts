import { isUtf8 } from 'node:buffer';

/** Bytes as JSON holds them: exact in base64, and as text where they are one. */
export function bodyView(bytes: Uint8Array): { readonly base64: string; readonly text?: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { base64: buffer.toString('base64'), ...(isUtf8(buffer) ? { text: buffer.toString('utf8') } : {}) };
}
