import { html, type Markup } from '../../markup/html.ts';

type Cell = Markup | string | number | undefined | readonly (Markup | string)[];

/** A table of which each row begins with its heading; where it is wider than the page it scrolls by itself. */
export function table(name: string, headings: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  return html`<div class="wide" tabindex="0" role="group" aria-label="${name}"><table>
<thead><tr>${headings.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>
${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody></table></div>
`;
}
