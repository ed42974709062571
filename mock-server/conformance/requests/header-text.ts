/**
 * A text as it can stand in a header, where each character is one byte: beyond Latin-1 it becomes its UTF-8 bytes. That is
 * also how a receiver reads it, so what it verifies is this text.
 */
export function headerText(text: string): string {
  return [...text].every((character) => character <= 'ÿ')
    ? text
    : Buffer.from(text, 'utf8').toString('latin1');
}
