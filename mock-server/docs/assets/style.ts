/** The look of the pages: two themes, one column or two, paper; no picture, no font from elsewhere. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --card: #ffffff; --ink: #1d1c1a; --soft: #5f5a52; --line: #e2ded5; --well: #f3f1eb; --accent: #1d6b3b;
  --assumed: #8a4b00; --get: #1d6b3b; --post: #2450b8; --put: #7a4b00; --delete: #b3261e; --focus: #2457d6;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151513; --card: #1c1c1a; --ink: #eceae5; --soft: #aaa59b; --line: #34332f; --well: #232320; --accent: #82d79e;
    --assumed: #f0b663; --get: #82d79e; --post: #9db8ff; --put: #f0b663; --delete: #ff9188; --focus: #8fb0ff;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: break-word; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .18em; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: .2rem; }
main:focus { outline: none; }
code, pre, output, .signer input, .signer textarea { font-family: var(--mono); font-size: .875em; }
code { overflow-wrap: anywhere; }
p { margin: 0 0 1rem; }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; z-index: 3; padding: .6rem 1rem; background: var(--ink); color: var(--paper); border-radius: .4rem; }
.skip:focus { top: .5rem; }

.top { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); }
.bar { display: flex; align-items: center; gap: 1.75rem; max-width: 78rem; min-height: 3.5rem; margin: 0 auto; padding: 0 2rem; }
.home { font-weight: 650; letter-spacing: -.01em; text-decoration: none; }
.top ul { display: flex; gap: .25rem; margin: 0; padding: 0; list-style: none; }
.top li a { display: block; padding: .35rem .7rem; border-radius: .4rem; color: var(--soft); text-decoration: none; font-size: .9375rem; }
.top li a:hover { color: var(--ink); background: var(--well); }
.top li a[aria-current] { color: var(--ink); font-weight: 600; background: var(--well); }
.version { margin: 0 0 0 auto; color: var(--soft); font-size: .8125rem; white-space: nowrap; }

.columns { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 4rem; max-width: 78rem; margin: 0 auto; padding: 0 2rem; }
.contents { position: sticky; top: 3.5rem; align-self: start; max-height: calc(100vh - 3.5rem); overflow-y: auto; padding: 2rem .5rem 3rem 0; font-size: .875rem; line-height: 1.4; }
.contents ul { margin: 0; padding: 0; list-style: none; }
.contents li a { display: block; padding: .28rem .7rem; border-left: 2px solid transparent; color: var(--soft); text-decoration: none; overflow-wrap: anywhere; }
.contents > ul > li > a { padding-top: .4rem; padding-bottom: .4rem; color: var(--ink); font-weight: 550; }
.contents li li a { padding-left: 1.4rem; font-size: .8125rem; }
.contents li a:hover { color: var(--ink); background: var(--well); }
.contents li a[aria-current] { border-left-color: var(--accent); color: var(--accent); }
.filter { margin: 0 0 1rem; padding: 0 .25rem 0 .7rem; }
.filter label { display: block; margin-bottom: .25rem; color: var(--soft); font-size: .8125rem; }
.filter input { width: 100%; padding: .4rem .6rem; border: 1px solid var(--soft); border-radius: .4rem; background: var(--card); color: var(--ink); font: inherit; }
.filter input::placeholder { color: var(--soft); opacity: 1; }
.filter p { min-height: 1.2em; margin: .25rem 0 0; color: var(--soft); font-size: .8125rem; font-variant-numeric: tabular-nums; }

main { min-width: 0; max-width: 50rem; padding: 3.5rem 0 4rem; }
h1 { margin: 0 0 1rem; font-size: clamp(2rem, 5vw, 2.75rem); line-height: 1.1; letter-spacing: -.025em; font-weight: 680; text-wrap: balance; }
.lead { color: var(--soft); font-size: 1.125rem; line-height: 1.55; text-wrap: pretty; }
h2 { margin: 4.5rem 0 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: 1.625rem; line-height: 1.2; letter-spacing: -.02em; font-weight: 660; }
h3 { margin: 3rem 0 .75rem; font-size: 1.125rem; line-height: 1.35; letter-spacing: -.01em; font-weight: 650; overflow-wrap: anywhere; }
h3 code { font-size: 1em; letter-spacing: -.02em; }
h4 { margin: 1.75rem 0 .6rem; font-size: .875rem; font-weight: 620; }
.anchor { margin-left: .15em; padding: 0 .2em; color: var(--soft); font-weight: 400; text-decoration: none; opacity: 0; }
:is(h2, h3):hover .anchor, .anchor:focus-visible { opacity: 1; }
@media (hover: none) { .anchor { opacity: 1; } }
li:target > .line > .key, h3:target { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: .15em; text-underline-offset: .25em; }
blockquote { margin: 0 0 1.5rem; padding-left: 1.1rem; border-left: 2px solid var(--line); color: var(--soft); }

.legend { display: grid; gap: .6rem; margin: 0 0 1.5rem; padding: 1.1rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.legend div { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; }
.legend dd { margin: 0; }
.mark { display: inline-block; font-size: .8125rem; color: var(--soft); white-space: nowrap; }
.mark.assumed { color: var(--assumed); }
.facts { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 0 0 1rem; font-size: .9375rem; }
.facts dt { color: var(--soft); font-size: .8125rem; }
.facts dd { margin: 0; }

.tree { margin: 0 0 1rem; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.tree > li { padding: .8rem 0 .75rem; border-bottom: 1px solid var(--line); }
.tree p { margin: .2rem 0 0; font-size: .9375rem; }
.tree .line { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .8rem; margin: 0; }
.key { font-weight: 650; }
.key, .type, .facts dd { min-width: 0; overflow-wrap: anywhere; }
.type { color: var(--soft); font-size: .875rem; }
.required { font-size: .8125rem; font-weight: 600; }
.optional { color: var(--soft); font-size: .8125rem; }
.tree .line .mark { margin-left: auto; }
.tree .aside, .aside { margin: .25rem 0 0; color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.tree details { margin-top: .5rem; }
.tree .tree { margin: .5rem 0 0 .2rem; padding-left: 1.1rem; border-left: 2px solid var(--line); border-top: 0; }
.tree .tree > li:last-child { border-bottom: 0; }
summary { cursor: pointer; width: fit-content; max-width: 100%; padding: .25rem .1rem; color: var(--soft); font-size: .875rem; }
summary:hover, summary b { color: var(--ink); }
.example { margin: 0 0 .5rem; }
.example > summary { min-height: 2rem; }

.code { position: relative; margin: .5rem 0 1.25rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); overflow: hidden; }
.code figcaption { display: flex; align-items: center; justify-content: space-between; gap: 1rem; min-height: 2.5rem; padding: .3rem .4rem .3rem 1rem; border-bottom: 1px solid var(--line); color: var(--soft); font-size: .8125rem; overflow-wrap: anywhere; }
pre { margin: 0; padding: .9rem 1rem; max-height: 30rem; overflow: auto; font-size: .8125rem; line-height: 1.55; tab-size: 2; }
pre code { font-size: inherit; overflow-wrap: normal; }
pre:focus-visible { outline-offset: -2px; }
button { min-height: 1.9rem; padding: .2rem .75rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--paper); color: var(--ink); font: 500 .8125rem/1.4 inherit; font-family: inherit; cursor: pointer; }
button:hover { border-color: var(--soft); }

.wide { margin: 0 0 1.5rem; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.5; }
th, td { padding: .6rem 1.25rem .6rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: .8125rem; white-space: nowrap; }
tbody th { min-width: 8rem; }
tbody th code, td a code { overflow-wrap: anywhere; }

.steps { margin: 0 0 2rem; padding: 0; list-style: none; counter-reset: step; }
.steps li { position: relative; padding: 0 0 1rem 2.75rem; counter-increment: step; }
.steps li::before { content: counter(step); position: absolute; left: 0; top: 0; width: 1.75rem; height: 1.75rem; border: 1px solid var(--line); border-radius: 50%; background: var(--card); font-size: .8125rem; font-weight: 600; line-height: 1.7rem; text-align: center; }
.signer { margin: 0 0 2rem; padding: 1.5rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.signer h3 { margin-top: 0; }
.fields { display: grid; gap: .3rem; }
.fields label { margin-top: .5rem; font-size: .875rem; font-weight: 600; }
.fields input, .fields textarea { width: 100%; padding: .55rem .7rem; border: 1px solid var(--soft); border-radius: .4rem; background: var(--paper); color: var(--ink); line-height: 1.5; }
.fields textarea { resize: vertical; }
.fields [readonly] { border-style: dashed; }
.results { margin: 1.5rem 0 1rem; }
.results dt { color: var(--soft); font-size: .8125rem; }
.results dd { margin: .2rem 0 1rem; padding: .6rem .8rem; border-radius: .4rem; background: var(--well); }
.results output { display: block; overflow-wrap: anywhere; white-space: pre-wrap; }
.results div:last-child dd { margin-bottom: 0; }
.buttons { margin: 0 0 .5rem; }
#signer-status { min-height: 1.6em; margin: 0; color: var(--soft); font-size: .875rem; }

.files { margin: 0; padding: 0; list-style: none; }
.files li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
.files span { color: var(--soft); font-size: .9375rem; }
.method { display: inline-block; min-width: 4.2em; font: 650 .8125rem var(--mono); letter-spacing: .02em; color: var(--soft); }
.method.get { color: var(--get); } .method.post { color: var(--post); } .method.put, .method.patch { color: var(--put); } .method.delete { color: var(--delete); }
.answers { margin: 0; }
.answers > div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 1rem; padding: .6rem 0; border-top: 1px solid var(--line); }
.answers dt { color: var(--soft); font-size: .9375rem; }
.answers dd { margin: 0; }
.answers p { margin: 0; font-size: .9375rem; }
.answers .tree { margin-top: .6rem; }
footer { max-width: 78rem; margin: 0 auto; padding: 2rem; color: var(--soft); font-size: .875rem; }

@media (max-width: 60rem) {
  .bar { padding: 0 1.25rem; gap: 1rem; }
  .columns { display: block; padding: 0 1.25rem; }
  .contents { position: static; max-height: none; margin: 1.25rem 0 0; padding: 0; overflow: visible; }
  .contents > ul { display: flex; flex-wrap: wrap; gap: .1rem .25rem; }
  .contents li li { display: none; }
  .contents > ul > li > a { padding: .35rem .6rem; border-left: 0; border-radius: .4rem; background: var(--well); }
  .filter { padding: 0; }
  main { padding-top: 2.5rem; }
  footer { padding: 2rem 1.25rem; }
}
@media (max-width: 30rem) {
  .version { display: none; }
  .home { display: none; }
  h2 { margin-top: 3.25rem; }
  .legend div, .answers > div { grid-template-columns: 1fr; gap: .15rem; }
  .tree .line .mark { margin-left: 0; }
  .signer { padding: 1.1rem; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .steps li::before, .code, button { border: 1px solid; } }
@media print {
  .top, .contents, .skip, .anchor, button, .filter { display: none !important; }
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --well: #f4f4f4; --assumed: #000; }
  .columns { display: block; padding: 0; }
  main { max-width: none; padding: 0; }
  pre { max-height: none; white-space: pre-wrap; }
  h2, h3, h4 { break-after: avoid; }
  .code, .tree > li, tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
}
`;
