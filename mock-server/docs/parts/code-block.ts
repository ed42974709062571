import { html, type Markup } from '../../markup/html.ts';

/** Code with its name, in a box that scrolls by itself; the button is shown once there is a script that copies. */
export function codeBlock(name: string, code: string): Markup {
  return html`<figure class="code"><figcaption><span>${name}</span>
<button type="button" class="copy" hidden>Copy<span class="away"> ${name}</span></button></figcaption>
<pre tabindex="0" role="group" aria-label="${name}"><code>${code.trimEnd()}</code></pre></figure>
`;
}
