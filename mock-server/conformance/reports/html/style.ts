/** The look of the page: two themes, no picture, no font from elsewhere. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --card: #ffffff; --ink: #1d1c1a; --soft: #625d55; --line: #e2ded5; --well: #f3f1eb;
  --fail: #b3261e; --warn: #855100; --inconclusive: #4453a8; --skipped: #625d55; --pass: #1d6b3b; --focus: #2457d6;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151513; --card: #1c1c1a; --ink: #eceae5; --soft: #aaa59b; --line: #34332f; --well: #232320;
    --fail: #ff9188; --warn: #f0b663; --inconclusive: #aab6ff; --skipped: #aaa59b; --pass: #82d79e; --focus: #8fb0ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3.5rem; }
footer { padding-top: 2rem; padding-bottom: 4rem; color: var(--soft); font-size: .875rem; }
.eyebrow { margin: 0; color: var(--soft); font-size: .875rem; letter-spacing: .01em; }
h1 { margin: .35rem 0 .5rem; font-size: clamp(1.75rem, 4vw, 2.5rem); line-height: 1.15; letter-spacing: -.022em; font-weight: 650; text-wrap: balance; }
h1 .sign { display: inline-block; min-width: 1em; }
h1.failed .sign { color: var(--fail); } h1.fine .sign { color: var(--pass); }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.125rem; letter-spacing: -.01em; font-weight: 650; display: flex; gap: .6rem; align-items: baseline; }
h2 .group-id { font: 500 .8125rem var(--mono); color: var(--soft); }
h2 .tally { margin-left: auto; font-size: .8125rem; font-weight: 400; letter-spacing: 0; color: var(--soft); }
h3 { margin: 0 0 .4rem; font-size: .8125rem; font-weight: 600; color: var(--soft); }
code, pre, .id, .headers, .start { font-family: var(--mono); font-size: .8125rem; }
.lead { margin: 0; color: var(--soft); }
.stopped { margin: 1rem 0 0; padding: .75rem 1rem; border-left: 3px solid var(--fail); background: var(--card); }
.bar { display: block; width: 100%; height: .5rem; margin: 1.75rem 0 1rem; border-radius: .25rem; background: var(--line); }
.bar .fail { fill: var(--fail); } .bar .warn { fill: var(--warn); } .bar .inconclusive { fill: var(--inconclusive); }
.bar .skipped { fill: var(--skipped); opacity: .45; } .bar .pass { fill: var(--pass); }
.filter { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; border: 0; }
.filter legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.filter input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.filter label { display: inline-flex; gap: .45rem; align-items: center; min-height: 2.25rem; padding: .25rem .85rem; border: 1px solid var(--line); border-radius: 999px; background: var(--card); font-size: .875rem; cursor: pointer; }
.filter label:hover { border-color: var(--soft); }
.filter input:checked + label { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.filter input:checked + label .sign, .filter input:checked + label .count { color: inherit; }
.filter input:focus-visible + label, summary:focus-visible, a:focus-visible, pre:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.filter .count { color: var(--soft); font-variant-numeric: tabular-nums; }
.sign { font-weight: 700; }
.fail .sign { color: var(--fail); } .warn .sign { color: var(--warn); } .inconclusive .sign { color: var(--inconclusive); }
.skipped .sign { color: var(--skipped); } .pass .sign { color: var(--pass); }
.first { margin: 0; padding: 0; list-style: none; counter-reset: first; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); overflow: hidden; }
.first li { counter-increment: first; display: grid; grid-template-columns: 2.25rem 1fr; padding: 1rem 1.25rem; }
.first li + li { border-top: 1px solid var(--line); }
.first li::before { content: counter(first); font-weight: 650; color: var(--fail); font-variant-numeric: tabular-nums; }
.first p { margin: .2rem 0 0; } .first .fix { color: var(--soft); }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .18em; } a:hover { text-decoration-color: currentColor; }
.cases { border: 1px solid var(--line); border-radius: .75rem; background: var(--card); overflow: hidden; }
.case + .case { border-top: 1px solid var(--line); }
.case > summary { display: grid; grid-template-columns: 7.5rem minmax(4.5rem, max-content) 1fr auto; gap: .9rem; align-items: baseline; padding: .6rem 1.25rem; min-height: 2.75rem; cursor: pointer; list-style: none; }
.case > summary::-webkit-details-marker { display: none; }
.case > summary:hover, .case[open] > summary { background: var(--well); }
.fold > summary { padding: .6rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); color: var(--soft); cursor: pointer; }
.fold[open] > summary { margin-bottom: .5rem; }
.verdict { font-size: .875rem; white-space: nowrap; } .verdict .sign { display: inline-block; width: 1.1rem; text-align: center; }
.fail > summary .verdict { color: var(--fail); font-weight: 600; } .warn > summary .verdict { color: var(--warn); font-weight: 600; }
.pass > summary .verdict, .skipped > summary .verdict { color: var(--soft); }
.id { color: var(--soft); overflow-wrap: anywhere; }
.title { overflow-wrap: anywhere; }
.side { display: inline-flex; gap: .75rem; align-items: baseline; color: var(--soft); font-size: .8125rem; white-space: nowrap; }
.side .time { min-width: 3.75rem; text-align: right; font-variant-numeric: tabular-nums; }
.tag { color: var(--soft); }
.fail .tag:first-child { color: var(--ink); }
.inside { padding: .25rem 1.25rem 1.5rem; scroll-margin-top: 4rem; }
.reason { margin: .75rem 0 .25rem; font-size: 1.0625rem; font-weight: 550; overflow-wrap: anywhere; max-width: 46rem; }
.facts { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .35rem 1rem; margin: .75rem 0 1rem; font-size: .9375rem; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; max-width: 46rem; overflow-wrap: anywhere; }
.facts pre { margin-top: .6rem; }
pre { margin: 0; padding: .85rem 1rem; max-height: 22rem; overflow: auto; border-radius: .5rem; background: var(--well); line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; }
.facts pre { white-space: pre; }
.curl { user-select: all; max-height: 9rem; }
.exchange { margin-top: .75rem; border-top: 1px solid var(--line); }
.exchange > summary { padding: .75rem 0 .25rem; min-height: 2.25rem; cursor: pointer; font-weight: 600; font-size: .9375rem; }
.exchange .got { font-weight: 400; color: var(--soft); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem; margin-bottom: 1.25rem; }
.start { margin: 0; font-weight: 700; }
.headers { margin: 0 0 .75rem; padding: 0; list-style: none; overflow-wrap: anywhere; } .headers b { font-weight: 500; color: var(--soft); }
.size, .none { margin: 0 0 .35rem; color: var(--soft); font-size: .8125rem; }
.mark { font-style: normal; font-size: .6875rem; padding: .05rem .25rem; border: 1px solid var(--soft); border-radius: .25rem; color: var(--soft); }
.run { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1.25rem; margin: 0 0 1rem; }
.run dt { color: var(--soft); } .run dd { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
@media (max-width: 44rem) {
  header { padding-top: 2rem; }
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  .case > summary { grid-template-columns: 1fr auto; gap: .15rem .75rem; } .title { grid-column: 1 / -1; grid-row: 2; } .side { grid-column: 1 / -1; }
  .facts { grid-template-columns: 1fr; gap: .1rem; } .facts dd { margin-bottom: .5rem; }
}
@media print {
  .filter { display: none; } body { background: none; } pre { max-height: none; }
}
${['fail', 'warn', 'inconclusive', 'skipped', 'pass']
  .map(
    (verdict) =>
      `body:has(#show-${verdict}:checked) :is(.case:not(.${verdict}), .group:not(:has(.case.${verdict}))) { display: none; }`,
  )
  .join('\n')}
`;
