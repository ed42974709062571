import { html, type Markup } from '../../markup/html.ts';

/** A path or a dotted name that a narrow column may break behind its signs, and not in the middle of a word. */
export function breakable(text: string): readonly Markup[] {
  return text.split(/(?<=[/.])(?=.)/).map((part, at) => html`${at === 0 ? undefined : html`<wbr>`}${part}`);
}
