import { html, type Markup } from '../../../markup/html.ts';
import { selfContainedPage } from '../../../markup/self-contained-page.ts';
import type { LoadEnd } from '../../load-result.ts';
import { durationText } from '../html/axis.ts';
import { originFacts, runFacts } from '../html/facts.ts';
import { curveFigure, timeFigures } from '../html/figures.ts';
import { style } from '../html/style.ts';
import { assertionTable, comparisonTable, percentileTable } from '../html/tables.ts';
import { type LoadReport, loadReport } from '../load-report.ts';
import { wholeText } from '../number-text.ts';
import type { LoadReporter } from '../reports.ts';

const endings: Readonly<Record<LoadEnd, string>> = {
  done: '',
  interrupted: ' It was interrupted.',
  errors: ' It was ended by its errors.',
  unreachable: ' It was given up: nobody answered.',
  blocked: ' It was not allowed.',
};

/** One page that needs no server, no script and nothing from elsewhere. */
export const htmlReport: LoadReporter = (run) => {
  const report = loadReport(run);
  const title = titleOf(report);
  const body = html`<header>
<p class="eyebrow">Load</p>
<h1>${title}</h1>
<p class="lead">${wholeText(report.sent)} events to <code>${report.target}</code> in ${(report.lastedMs / 1000).toFixed(1)} s.${endings[report.ended]}</p>
${tiles(report)}
</header>
<main>
${assertionTable(report)}
${comparisonTable(report)}
${curveFigure(report, run.before)}
${percentileTable(report)}
${timeFigures(report)}
<section>
<h2>Counts</h2>
${runFacts(report)}</section>
</main>
<footer>
${originFacts(report)}
</footer>`;
  return selfContainedPage(`${title} – ${report.target}`, style, body);
};

function titleOf({ assertions, answersPerSecond, latency }: LoadReport): string {
  const failed = assertions.filter(({ holds }) => !holds).length;
  if (failed > 0) return failed === 1 ? 'One assertion failed' : `${failed} assertions failed`;
  const rate = `${wholeText(answersPerSecond)} answers a second`;
  return latency === undefined ? rate : `${rate}, 99 % within ${durationText(latency.p99)}`;
}

function tiles({ answersPerSecond, latency, errors, sent, lateness }: LoadReport): Markup {
  const entries: readonly (readonly [name: string, text: string | undefined])[] = [
    ['Answers/s', wholeText(answersPerSecond)],
    ['p50', latency && durationText(latency.p50)],
    ['p99', latency && durationText(latency.p99)],
    ['Longest', latency && durationText(latency.max)],
    [`Errors of ${wholeText(sent)}`, wholeText(errors)],
    ['Lateness p99', lateness && durationText(lateness.p99)],
  ];
  return html`<dl class="tiles">${entries.map(([name, text]) => (text === undefined ? undefined : html`<div><dt>${name}</dt><dd>${text}</dd></div>`))}</dl>`;
}
