import { html, type Markup } from '../../markup/html.ts';

/** A sentence as the contract writes it: code stands between backticks, what is stressed between asterisks. */
export function inline(text: string): readonly (Markup | string)[] {
  return text.split(/(`[^`]+`|(?<![\w*])\*[^*\s][^*]*\*(?![\w*]))/).map((part, at) => {
    if (at % 2 === 0) return part;
    const inside = part.slice(1, -1);
    return part.startsWith('`') ? html`<code>${inside}</code>` : html`<em>${inside}</em>`;
  });
}

/** Paragraphs, which empty lines part. */
export function paragraphs(text: string): readonly Markup[] {
  const parts = text.split(/\n\s*\n/).filter((part) => part.trim() !== '');
  return parts.map((part) => html`<p>${inline(part)}</p>\n`);
}

/** A sentence of a table, where they begin small and end without a full stop. */
export function sentence(text: string): readonly (Markup | string)[] {
  return inline(text.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replace(/[^.!?]$/, '$&.'));
}
