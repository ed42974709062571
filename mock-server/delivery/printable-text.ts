/**
 * Text of the other side made safe to show in a terminal, a log line or a page's text node.
 *
 * Control characters (ANSI escapes and line breaks among them), bidirectional overrides and lone surrogates
 * become `U+FFFD`, and what is longer than `maxLength` UTF-16 units is cut and ends in an ellipsis.
 */
export function printableText(text: string, maxLength = 200): string {
  // Cut first: a megabyte of hostile text is not worth a regular expression.
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return cut.replace(/[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');
}
