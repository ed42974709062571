import { html, type Markup } from '../../../markup/html.ts';
import { comparisonNote } from '../../comparison/compare-runs.ts';
import { type Percentiles, percentileNames } from '../../recording/distribution.ts';
import { changeTexts } from '../change-texts.ts';
import type { CurvePoint } from '../latency-curve.ts';
import type { LoadReport, ReportedPoint } from '../load-report.ts';
import { wholeText } from '../number-text.ts';

/** Milliseconds with as many figures as they are exact to. */
function msText(ms: number): string {
  return ms.toFixed(ms < 100 ? 2 : 0);
}

/** Latency and lateness by percentile. */
export function percentileTable({ latency, lateness }: LoadReport): Markup | undefined {
  if (latency === undefined) return undefined;
  const row = (name: string, values: Percentiles) =>
    [name, ...percentileNames.map((column) => msText(values[column]))] as const;
  return table(
    'Percentiles, in milliseconds',
    ['', ...percentileNames],
    [row('latency', latency), ...(lateness ? [row('lateness', lateness)] : [])],
  );
}

/** The curve in numbers, folded away. */
export function curveTable(curve: readonly CurvePoint[]): Markup {
  const rows = curve.map(({ percent, ms }) => [`${percent} %`, msText(ms)] as const);
  return folded('The curve as a table', table('Latency by percentile', ['of all', 'ms at most'], rows));
}

/** The run second by second in numbers, folded away. */
export function seriesTable(series: readonly ReportedPoint[]): Markup {
  const columns = ['from, s', 'lasts, s', 'sent', 'answered', 'errors', 'p50, ms', 'p99, ms', 'longest, ms'];
  const rows = series.map(({ fromMs, lastsMs, sent, answered, errors, p50, p99, max }) => [
    (fromMs / 1000).toFixed(2),
    (lastsMs / 1000).toFixed(2),
    ...[sent, answered, errors].map(wholeText),
    ...[p50, p99, max].map(msText),
  ]);
  return folded('The pictures over time as a table', table('The run over time', columns, rows));
}

/** What was asserted, and what was measured. */
export function assertionTable({ assertions }: LoadReport): Markup | undefined {
  if (assertions.length === 0) return undefined;
  const rows = assertions.map(({ assertion, holds, measured, unit }) => [
    html`<code>${assertion}</code>`,
    holds
      ? html`<span class="pass"><span class="sign" aria-hidden="true">✓</span> holds</span>`
      : html`<span class="fail"><span class="sign" aria-hidden="true">✗</span> fails</span>`,
    measured === null ? 'nothing measured' : `${Number(measured.toFixed(3))}${unit}`,
  ]);
  return html`<section>
<h2>Assertions</h2>
${table('Assertions', ['demand', 'verdict', 'measured'], rows)}</section>
`;
}

/** What changed since an earlier run, and what that is worth. */
export function comparisonTable({ comparison }: LoadReport): Markup | undefined {
  if (comparison === undefined) return undefined;
  const { before, unlike, changes } = comparison;
  const rows = changes.map((change) => [change.metric, ...changeTexts(change)]);
  return html`<section>
<h2>Against an earlier run</h2>
${table('Against an earlier run', ['', 'before', 'now', 'change', ''], rows)}
<p class="note">The earlier one sent ${wholeText(before.sent)} events to <code>${before.target}</code>, from ${before.startedAt} on.
${unlike.map((sentence) => `${sentence} `)}${comparisonNote}</p>
</section>
`;
}

type Cell = string | Markup;

/** The first cell of a row names it. */
function table(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table>
<thead><tr>${columns.map((column) => (column === '' ? html`<td></td>` : html`<th scope="col">${column}</th>`))}</tr></thead>
<tbody>
${rows.map(
  ([first = '', ...cells]) =>
    html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
)}</tbody>
</table></div>
`;
}

function folded(summary: string, content: Markup): Markup {
  return html`<details><summary>${summary}</summary>
${content}</details>
`;
}
