import { createHash } from 'node:crypto';
import { html, Markup } from './html.ts';

/**
 * One page that needs no server, no script and nothing from elsewhere; its policy allows just the style that it holds.
 *
 * @param body header, main and footer.
 */
export function selfContainedPage(title: string, style: string, body: Markup): string {
  const styleHash = createHash('sha256').update(style, 'utf8').digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return page.toString();
}
