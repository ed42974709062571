import { html, type Markup } from '../markup/html.ts';
import { breakable } from './parts/breakable.ts';
import { policyWithin } from './policy.ts';

/** A part of a page that its navigation leads to. */
export interface PageEntry {
  readonly id: string;
  readonly text: string;
  readonly within?: readonly { readonly id: string; readonly text: string }[];
}

export interface PageContent {
  readonly title: string;
  readonly version: string;
  readonly lead: Markup | readonly Markup[];
  readonly entries: readonly PageEntry[];
  /** What the filter of this page looks for. */
  readonly filterFor: string;
  readonly body: readonly (Markup | undefined)[];
}

/** The pages of the documentation; they lie beside each other. */
const pages = [
  { file: 'index.html', text: 'Contract' },
  { file: 'api.html', text: 'HTTP APIs' },
] as const;

export type PageFile = (typeof pages)[number]['file'];

/** A whole page around its parts. All that it refers to lies beside it, so that it can be published as a folder. */
export function pageShell(file: PageFile, content: PageContent): string {
  const { title, version, lead, entries, filterFor, body } = content;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyWithin}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="style.css">
<script src="page.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="bar">
<a class="home" href="index.html">plextera-webhooks</a>
<nav aria-label="Pages"><ul>${pages.map(({ file: other, text }) => html`<li><a href="${other}"${other === file ? html` aria-current="page"` : undefined}>${text}</a></li>`)}</ul></nav>
<p class="version">version ${version}</p>
</div></header>
<div class="columns">
<nav class="contents" aria-label="On this page">
<div class="filter" hidden><label for="filter">Filter <span class="away">${filterFor}</span></label>
<input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="${filterFor}">
<p id="found" role="status"></p></div>
<ul>${entries.map(entryItem)}</ul>
</nav>
<main id="main" tabindex="-1">
<h1>${title}</h1>
<div class="lead">${lead}</div>
${body}</main>
</div>
<footer><p>Made from the contract, version ${version}. Nothing on this page leaves your machine.</p></footer>
</body>
</html>
`.toString();
}

function entryItem({ id, text, within = [] }: PageEntry): Markup {
  const inner = within.map((entry) => html`<li><a href="#${entry.id}">${breakable(entry.text)}</a></li>`);
  return html`<li><a href="#${id}">${text}</a>${inner.length === 0 ? undefined : html`<ul>${inner}</ul>`}</li>
`;
}
