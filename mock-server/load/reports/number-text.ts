/** `12,345`. */
export function wholeText(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** `1.3 kB`: decimal units. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${Math.round(bytes)} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
