/** Headers with the values of all but the shown ones and a few harmless ones taken out. */
export function redactHeaders(
  headers: readonly (readonly [name: string, value: string])[],
  shown: readonly string[],
): readonly (readonly [string, string])[] {
  const names = new Set([...shown, 'user-agent'].map((name) => name.toLowerCase()));
  return headers.map(
    ([name, value]) => [name, names.has(name.toLowerCase()) ? value : '[redacted]'] as const,
  );
}
