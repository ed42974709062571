const tokenLike = /key|token|secret|sig|pass|pwd|auth|code|credential/i;

/** A URL for a log or a terminal: a value in its query that may be a key or a token is left out. */
export function shownUrl(url: URL): string {
  const shown = new URL(url);
  for (const name of new Set(shown.searchParams.keys()))
    if (tokenLike.test(name)) shown.searchParams.set(name, 'redacted');
  return shown.href;
}
