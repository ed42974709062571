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

/** Every address of the dashboard. They tell nothing of what the mock knows, and are no part of an API. */
export const dashboardPaths: readonly string[] = [...dashboardPages, dashboardFilePath];

/** @param parts files that the script needs before it runs: asked for at once, they need not wait for one another. */
export function dashboardPage(parts: readonly string[]): string {
  const preloads = parts.map((name) => `<link rel="modulepreload" href="/dashboard/${name}">\n`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Plextera webhooks</title>
<link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/dashboard/app.css">
${preloads}<script src="/dashboard/theme.js"></script>
<script type="module" src="/dashboard/app.js"></script>
</head>
<body>
<div id="app"></div>
<noscript>The dashboard needs JavaScript. The same is told by GET /api/v1/events, which /api/openapi.json describes.</noscript>
</body>
</html>
`;
}

/** Only our own files run, and no text becomes markup: where one would, the browser throws. */
export const dashboardPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
