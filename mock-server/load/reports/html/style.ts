/** The look of the page: two themes, no picture, no font from elsewhere. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --card: #ffffff; --ink: #1d1c1a; --soft: #625d55; --line: #e2ded5;
  --fail: #b3261e; --pass: #1d6b3b; --first: #2457d6; --second: #a34a00; --focus: #2457d6;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151513; --card: #1c1c1a; --ink: #eceae5; --soft: #aaa59b; --line: #34332f;
    --fail: #ff9188; --pass: #82d79e; --first: #8fb0ff; --second: #f0a868; --focus: #8fb0ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; }
footer { padding-top: 1.5rem; padding-bottom: 4rem; color: var(--soft); font-size: .875rem; }
.eyebrow { margin: 0; color: var(--soft); font-size: .875rem; }
h1 { margin: .35rem 0 .5rem; font-size: clamp(1.6rem, 4vw, 2.25rem); line-height: 1.15; letter-spacing: -.02em; font-weight: 650; text-wrap: balance; }
h2 { margin: 2.25rem 0 .6rem; font-size: 1.0625rem; letter-spacing: -.01em; font-weight: 650; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; }
code { font-family: var(--mono); font-size: .875em; overflow-wrap: anywhere; }
.lead { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
.sign { font-weight: 700; }
.pass { color: var(--pass); } .fail { color: var(--fail); } .none { margin: 0; color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; padding: 0; }
.tiles div { padding: .7rem 1rem .8rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.tiles dt { color: var(--soft); font-size: .8125rem; }
.tiles dd { margin: .1rem 0 0; font-size: 1.375rem; font-weight: 600; letter-spacing: -.015em; font-variant-numeric: tabular-nums; }
.card { padding: .75rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.chart { display: block; width: 100%; height: auto; }
.grid { stroke: var(--line); stroke-width: 1; }
.tick { fill: var(--soft); font: 12px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.line.p99, .line.answered { stroke: var(--first); } .line.p50 { stroke: var(--pass); }
.line.max, .line.sent { stroke: var(--soft); stroke-width: 1.25; stroke-dasharray: 4 3; }
.line.before { stroke: var(--second); stroke-dasharray: 6 4; }
.band { stroke: none; fill: var(--first); opacity: .14; } .bar.errors { fill: var(--fail); }
.legend { display: inline-flex; flex-wrap: wrap; gap: .25rem 1rem; margin-left: auto; color: var(--soft); font-size: .8125rem; font-weight: 400; letter-spacing: 0; }
.legend svg { width: 18px; height: 8px; vertical-align: middle; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
table { width: 100%; border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem .9rem; text-align: right; white-space: nowrap; font-weight: 400; }
th:first-child, td:first-child { text-align: left; }
thead th { color: var(--soft); font-weight: 500; } tbody tr { border-top: 1px solid var(--line); }
.note { margin: .6rem 0 0; color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
details { margin-top: .5rem; font-size: .875rem; } summary { min-height: 1.75rem; color: var(--soft); cursor: pointer; }
details .scroll { max-height: 24rem; overflow: auto; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1.25rem; margin: 1.5rem 0 0; font-size: .9375rem; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
@media (max-width: 40rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  .facts { grid-template-columns: 1fr; gap: .1rem; } .facts dd { margin-bottom: .5rem; } .legend { margin-left: 0; }
}
@media print {
  body { background: none; } section { break-inside: avoid; } .scroll { max-height: none; overflow: visible; }
}
`;
