import { createHash } from 'node:crypto';
import type { FirstList } from './first-list.ts';

/** The pages of the dashboard. All are one document: what is shown follows from the address. */
export const dashboardPages = [
  '/',
  '/events/:eventId',
  '/compose',
  '/faults',
  '/subscriptions',
  '/latency',
  '/signature',
  '/receiver-tests',
] as const;

export const dashboardFilePath = '/dashboard/:file';

/**
 * Every address of the dashboard. None is a part of an API, and none needs the access token: without it they tell nothing
 * of what the mock knows. The list, which does, is drawn into a page only for a request that has it.
 */
export const dashboardPaths: readonly string[] = [...dashboardPages, dashboardFilePath];

/** What a page is made of, whoever asks for it. */
export interface PageParts {
  /** The style sheet; it stands in the page, so that nothing has to be asked for before something is seen. */
  readonly styles: string;
  /** The script that runs before anything is drawn; it stands in the page as well. */
  readonly theme: string;
  /** Files that the script needs before it runs: where all wait for it they are asked for at once. */
  readonly imports: readonly string[];
}

/** @param first what is drawn already; without it the script draws all. */
export function dashboardPage({ styles, theme, imports }: PageParts, first?: FirstList): string {
  const preloads = imports.map((name) => `<link rel="modulepreload" href="/dashboard/${name}">\n`).join('');
  // What is drawn is to be seen before the script is loaded and run; where nothing is, everybody waits for the script.
  const script = first
    ? '<script type="module" fetchpriority="low" src="/dashboard/app.js"></script>'
    : `${preloads}<script type="module" src="/dashboard/app.js"></script>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Plextera webhooks</title>
<link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml">
<style>${styles}</style>
<script>${theme}</script>
</head>
<body>
<div id="app">${first?.html ?? ''}</div>
${first ? `<script type="application/json" id="first-events">${inertJson(first.events)}</script>\n` : ''}<noscript>The dashboard needs JavaScript. The same is told by GET /api/v1/events, which /api/openapi.json describes.</noscript>
${script}
</body>
</html>
`;
}

/** JSON in which no text can end the element that holds it, or begin a comment there. */
function inertJson(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** Only our own files and what stands in the page run, and no text becomes markup: where one would, the browser throws. */
export function dashboardPolicy({ styles, theme }: PageParts): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${hashSource(theme)}`,
    `style-src 'self' ${hashSource(styles)}`,
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
