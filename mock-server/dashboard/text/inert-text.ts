/** A piece of a text, or a character that nobody would see, by its name. */
export type TextPiece = { readonly text: string } | { readonly mark: string };

const marks: ReadonlyMap<string, string> = new Map([
  ['\r', 'CR'],
  ['\ufeff', 'BOM'],
  ['\0', 'NUL'],
  ['\u001b', 'ESC'],
]);
// Line breaks and tabs are what a body is laid out with; the rest would deceive or do nothing.
const unseen = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const layout: ReadonlySet<string> = new Set(['\n', '\t']);

/** A text of any origin in pieces that are safe to show: what is invisible, or turns the writing around, has a name. */
export function inertPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(unseen)) {
    if (layout.has(found)) continue;
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({
      mark: marks.get(found) ?? `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    });
    from = index + found.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
