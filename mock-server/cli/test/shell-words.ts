import { printableText } from '../../delivery/printable-text.ts';

/** An option and its value as a POSIX shell takes them. */
export function shellOption(name: string, value: string | number): string {
  // A value that begins with a hyphen is read as an option unless it is tied to its own.
  const word = shellWord(String(value));
  return word.startsWith('-') ? `${name}=${word}` : `${name} ${word}`;
}

/** As a POSIX shell takes it for one word. */
export function shellWord(word: string): string {
  const shown = printableText(word, 1_000);
  return /^[\w./:@%+=,-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
