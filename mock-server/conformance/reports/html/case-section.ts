import { html, type Markup } from '../../../markup/html.ts';
import type { Exchanged } from '../../receiver.ts';
import type { CaseResult } from '../../verdict.ts';
import { standingOf } from '../exit-meaning.ts';
import type { ReportOptions } from '../report-options.ts';
import { adviceOf } from '../view/advice.ts';
import { curlOf } from '../view/curl-of.ts';
import { answerInWords, wireInWords } from '../view/exchange-view.ts';
import { snippetOf } from '../view/ranked-findings.ts';
import { verdictSigns } from '../view/verdict-signs.ts';
import { bytesMarkup } from './byte-text.ts';

/** One case: a line, and all that is known of it behind. */
export function caseSection(result: CaseResult, options: ReportOptions, open: boolean): Markup {
  const {
    case: { id, title, severity },
    verdict,
    durationMs,
    variant,
  } = result;
  const { why, fix } = adviceOf(result);
  const [sign, word] = verdictSigns[verdict];
  const known = standingOf(result, options) === 'known' ? html` <span class="tag">known</span>` : undefined;
  return html`<details class="case ${verdict}"${open ? html` open` : undefined}>
<summary><span class="verdict"><span class="sign" aria-hidden="true">${sign}</span> ${word}</span>
<code class="id">${id}</code> <span class="title">${title}${variant ? ` (${variant})` : undefined}</span>
<span class="side"><span class="tag">${severity}</span>${known} <span class="time">${Math.round(durationMs)} ms</span></span></summary>
<div class="inside" id="${anchorOf(result)}">
${result.reason === '' ? undefined : html`<p class="reason">${result.reason}</p>`}
<dl class="facts">
<dt>Why</dt><dd>${why}</dd>
${verdict === 'pass' ? undefined : html`<dt>Fix</dt><dd>${fix}${codeOf(result, options)}</dd>`}
<dt>Source</dt><dd>${result.case.source}</dd>
</dl>
${exchangeSections(result, options)}
</div>
</details>
`;
}

/** Cases of load have hundreds, of which the last ones decided. */
const shownExchanges = 6;

function exchangeSections(
  { exchanges }: CaseResult,
  options: ReportOptions,
): readonly (Markup | undefined)[] {
  const left = Math.max(0, exchanges.length - shownExchanges);
  const note =
    left === 0
      ? undefined
      : html`<p class="none">The first ${left} of ${exchanges.length} requests are in the JSON report.</p>`;
  return [
    note,
    ...exchanges
      .slice(left)
      .map((exchange, at) => exchangeSection(exchange, left + at, exchanges.length, options)),
  ];
}

/** A place within what is folded away: a browser that goes there unfolds it. */
export function anchorOf({ case: { id } }: CaseResult): string {
  return `case-${id.replaceAll(/[^\w.-]/g, (sign) => `_${sign.codePointAt(0)?.toString(16)}`)}`;
}

function codeOf(result: CaseResult, options: ReportOptions): Markup | undefined {
  const snippet = snippetOf(result, options);
  return snippet === undefined
    ? undefined
    : html`<pre tabindex="0" role="region" aria-label="Code for ${result.case.id}">${snippet}</pre>`;
}

function exchangeSection(exchange: Exchanged, at: number, count: number, options: ReportOptions): Markup {
  const { probe, reply, expected } = exchange;
  const curl = at === count - 1 ? curlOf(exchange, options) : undefined;
  const wire = wireInWords(probe.wire);
  const name = count === 1 ? 'Request' : `Request ${at + 1} of ${count}`;
  return html`<details class="exchange"${at === count - 1 ? html` open` : undefined}>
<summary>${name}: <span class="got">${answerInWords(reply)}</span></summary>
<dl class="facts">
<dt>Expected</dt><dd>${expected}</dd>
<dt>Got</dt><dd>${answerInWords(reply)}</dd>
${wire === '' ? undefined : html`<dt>On the wire</dt><dd>${wire}</dd>`}
</dl>
<div class="sides">
<section><h3>Sent</h3>
${headersTable([[probe.method, ''], ...probe.headers])}
${bytesMarkup(probe.body, `Body of ${name.toLowerCase()}`)}</section>
<section><h3>Answer</h3>
${
  reply.kind === 'answer'
    ? html`${headersTable([[String(reply.status), ''], ...reply.headers])}
${bytesMarkup(reply.body, `Body of the answer to ${name.toLowerCase()}`)}`
    : html`<p class="none">${reply.message}</p>`
}</section>
</div>
${curl === undefined ? undefined : html`<h3>Again, until its signature expires</h3><pre class="curl" tabindex="0" role="region" aria-label="curl line">${curl}</pre>`}
</details>`;
}

function headersTable(lines: readonly (readonly [name: string, value: string])[]): Markup {
  const [[first] = [''], ...headers] = lines;
  return html`<p class="start">${first}</p>
<ul class="headers">${headers.map(([name, value]) => html`<li><b>${name}:</b> ${shortened(value)}</li>`)}</ul>`;
}

/** Cases send headers of many kilobytes, of which the beginning says enough. */
function shortened(value: string): string {
  return value.length <= 600 ? value : `${value.slice(0, 600)}… (${value.length} characters)`;
}
