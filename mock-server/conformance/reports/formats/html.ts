import { html, type Markup } from '../../../markup/html.ts';
import { selfContainedPage } from '../../../markup/self-contained-page.ts';
import type { CaseResult, RunResult, Verdict } from '../../verdict.ts';
import { exitMeaning, standingOf } from '../exit-meaning.ts';
import { anchorOf, caseSection } from '../html/case-section.ts';
import { style } from '../html/style.ts';
import { noLongerNeeded } from '../known-failures.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { adviceOf } from '../view/advice.ts';
import { groupTitle } from '../view/group-titles.ts';
import { groupedResults } from '../view/grouped-results.ts';
import { rankedFindings } from '../view/ranked-findings.ts';
import { countsInWords, countVerdicts, outcomeInWords } from '../view/run-counts.ts';
import { verdictSigns } from '../view/verdict-signs.ts';

/** So many are named above all groups. */
const named = 5;
const shownOrder: readonly Verdict[] = ['fail', 'warn', 'inconclusive', 'skipped', 'pass'];

/** One page that needs no server, no script and nothing from elsewhere. */
export const htmlReport: Report = (run, options = {}) => {
  const outcome = outcomeInWords(run, options);
  const fine = exitMeaning(run, options) === 'pass';
  const [first] = rankedFindings(run, options);
  const body = html`<header>
<p class="eyebrow">Receiver conformance</p>
<h1 class="${fine ? 'fine' : 'failed'}"><span class="sign" aria-hidden="true">${fine ? '✓' : '✗'}</span> ${outcome}</h1>
<p class="lead">${countsInWords(run)}, against <code>${run.receiver}</code> in ${(run.durationMs / 1000).toFixed(1)} s.</p>
${run.stopped ? html`<p class="stopped"><b>It ended early.</b> ${run.stopped.message}</p>` : undefined}
${(run.hints ?? []).map((hint) => html`<p class="stopped">${hint}</p>`)}
${bar(run)}
${filter(run)}
</header>
<main>
${fixFirst(run, options)}
${[...groupedResults(run.results)].map(([group, results]) => groupSection(group, results, options, first))}</main>
<footer>
${facts(run, options)}
</footer>`;
  return selfContainedPage(`${outcome} – ${run.receiver}`, style, body);
};

/** A long group in which nothing is to be seen is folded. */
const foldedFrom = 30;

function groupSection(
  group: string,
  results: readonly CaseResult[],
  options: ReportOptions,
  first: CaseResult | undefined,
): Markup {
  const cases = html`<div class="cases">
${results.map((result) => caseSection(result, options, result === first))}</div>`;
  const isDull = results.length >= foldedFrom && results.every(({ verdict }) => verdict === 'pass');
  return html`<section class="group">
<h2>${groupTitle(group)} <span class="group-id">${group}</span> <span class="tally">${countsInWords({ results })}</span></h2>
${isDull ? html`<details class="fold"><summary>All ${results.length} passed</summary>${cases}</details>` : cases}
</section>
`;
}

function bar(run: RunResult): Markup {
  const counts = countVerdicts(run);
  const total = Math.max(1, run.results.length);
  let at = 0;
  const parts = shownOrder.map((verdict) => {
    const width = (counts[verdict] / total) * 100;
    const part = html`<rect class="${verdict}" x="${at.toFixed(2)}" width="${width.toFixed(2)}" height="1"/>`;
    at += width;
    return width === 0 ? undefined : part;
  });
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>`;
}

/** Radio buttons, which the style sheet listens to. */
function filter(run: RunResult): Markup {
  const counts = countVerdicts(run);
  const choice = (name: string, label: Markup, checked = false) =>
    html`<input type="radio" name="show" id="show-${name}"${checked ? html` checked` : undefined}><label for="show-${name}" class="${name}">${label}</label>
`;
  return html`<fieldset class="filter"><legend>Show the cases that</legend>
${choice('all', html`All <span class="count">${run.results.length}</span>`, true)}${shownOrder
  .filter((verdict) => counts[verdict] > 0)
  .map((verdict) => {
    const [sign, word] = verdictSigns[verdict];
    const label = word.charAt(0).toUpperCase() + word.slice(1);
    return choice(
      verdict,
      html`<span class="sign" aria-hidden="true">${sign}</span> ${label} <span class="count">${counts[verdict]}</span>`,
    );
  })}</fieldset>`;
}

function fixFirst(run: RunResult, options: ReportOptions): Markup | undefined {
  const counted = rankedFindings(run, options).filter((result) => standingOf(result, options) === 'counts');
  if (counted.length === 0) return undefined;
  return html`<section>
<h2>Fix first</h2>
<ol class="first">
${counted.slice(0, named).map(
  (
    result,
  ) => html`<li><div><a href="#${anchorOf(result)}"><code>${result.case.id}</code> ${result.case.title}</a>
<p>${result.reason}</p><p class="fix">${adviceOf(result).fix}</p></div></li>
`,
)}</ol>
</section>
`;
}

function facts(run: RunResult, options: ReportOptions): Markup {
  const needless = noLongerNeeded(run, options.known);
  const entries: readonly (readonly [string, string | number | undefined])[] = [
    ['Receiver', run.receiver],
    ['Started', run.startedAt],
    ['Seed', run.seed],
    ['Run', run.runId],
    ['Contract', run.contractVersion],
    ['plextera-webhooks', run.toolVersion],
    ['No longer needed in the baseline', needless.length === 0 ? undefined : needless.join(', ')],
  ];
  return html`<dl class="run">
${entries.map(([name, value]) => (value === undefined ? undefined : html`<dt>${name}</dt><dd>${value}</dd>\n`))}</dl>
${options.replay === undefined ? undefined : html`<h3>Run it again</h3><pre class="curl" tabindex="0" role="region" aria-label="Command">${options.replay}</pre>`}`;
}
