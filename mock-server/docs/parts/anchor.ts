import { html, type Markup } from '../../markup/html.ts';

/** A name for a place within a page, made from a text of the contract; other texts have other names. */
export function idOf(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replaceAll(/[^\w.-]/g, (sign) => `~${sign.codePointAt(0)?.toString(16)}`))
    .join('-');
}

/** A heading that can be linked to, with the link behind it. */
export function heading(level: 2 | 3, id: string, text: Markup | string, behind?: Markup): Markup {
  const inside = html`${text}${behind} <a class="anchor" href="#${id}" aria-label="Link to this part">#</a>`;
  return level === 2 ? html`<h2 id="${id}">${inside}</h2>\n` : html`<h3 id="${id}">${inside}</h3>\n`;
}
