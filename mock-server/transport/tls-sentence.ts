import { printableText } from '../delivery/printable-text.ts';

/**
 * An error of OpenSSL as a sentence, with its code; undefined for any other error.
 *
 * @param error as Node gives it: `message` is OpenSSL's own line, with addresses and files of its source, and `reason` the
 *   few words in it that are about what happened.
 */
export function tlsSentence(error: Error): string | undefined {
  const { code, reason } = error as { readonly code?: unknown; readonly reason?: unknown };
  if (typeof code !== 'string' || !(code.startsWith('ERR_SSL_') || error.message.includes(':SSL routines:')))
    return undefined;
  const words = typeof reason === 'string' && reason !== '' ? reason : 'the two sides did not agree';
  return printableText(`TLS failed: ${words} (${code}).`, 200);
}
