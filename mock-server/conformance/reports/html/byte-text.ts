import { html, type Markup } from '../../../markup/html.ts';
import { bodyView } from '../text/body-view.ts';

const textCapBytes = 8_192;
const hexCapBytes = 1_024;

/** Bytes as a page shows them: as text where they are some, else as a hex dump, and how many there are. */
export function bytesMarkup(bytes: Uint8Array, name: string): Markup {
  if (bytes.length === 0) return html`<p class="none">No body.</p>`;
  const view = bodyView(bytes, textCapBytes);
  const isText = view.text !== undefined;
  const shown = isText ? view : bodyView(bytes, hexCapBytes);
  const content = shown.text === undefined ? hexDump(bytes.subarray(0, hexCapBytes)) : withMarks(shown.text);
  const size = `${bytes.length.toLocaleString('en')} ${bytes.length === 1 ? 'byte' : 'bytes'}`;
  const form = isText ? size : `${size}, no printable text`;
  return html`<p class="size">${shown.cut ? `${form}, the first ${isText ? '8' : '1'} KiB` : form}</p>
<pre class="bytes" tabindex="0" role="region" aria-label="${name}">${content}</pre>`;
}

/** What cannot be seen, or turns what stands around it, is shown by its code point. */
function withMarks(text: string): readonly (Markup | string)[] {
  return text
    .split(/([\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\r\n?)/u)
    .map((part, at) => (at % 2 === 0 ? part : mark(part)));
}

function mark(sign: string): Markup {
  if (sign === '\r\n') return html`<i class="mark">CRLF</i>\n`;
  if (sign === '\r') return html`<i class="mark">CR</i>`;
  return html`<i class="mark">U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}</i>`;
}

function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = Buffer.from(bytes.subarray(at, at + 16));
    const hex = row.toString('hex').replaceAll(/../g, '$& ').padEnd(48);
    const text = row.toString('latin1').replaceAll(/[^\x20-\x7e]/g, '.');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex} ${text}`);
  }
  return lines.join('\n');
}
