import { printableText } from '../delivery/printable-text.ts';

const tokenLike = /key|token|secret|sig|pass|pwd|auth|code|credential/i;

/** A URL for a log or a terminal: its user, and a value in its query that may be a key or a token, are left out. */
export function shownUrl(url: URL): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = 'redacted';
  if (shown.username !== '') shown.username = 'redacted';
  for (const name of new Set(shown.searchParams.keys()))
    if (tokenLike.test(name)) shown.searchParams.set(name, 'redacted');
  return shown.href;
}

/** The same of a URL that was stored, and may be none. */
export function shownUrlText(text: string): string {
  return URL.canParse(text) ? shownUrl(new URL(text)) : printableText(text);
}
