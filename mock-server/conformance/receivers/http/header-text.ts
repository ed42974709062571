/**
 * The bytes of header text: Latin-1 as RFC 9110, section 5.5 has it, and UTF-8 where a letter is beyond it, which is what
 * clients send that allow such letters at all.
 */
export function headerBytes(text: string): Buffer {
  return Buffer.from(text, isLatin1(text) ? 'latin1' : 'utf8');
}

/** Header text as a server hands it to its handler: each of the bytes that were sent is one letter. */
export function headerAsReceived(text: string): string {
  return isLatin1(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

function isLatin1(text: string): boolean {
  return !/[^\p{ASCII}\u0080-\u00ff]/u.test(text);
}
