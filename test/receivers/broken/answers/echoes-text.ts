import type { Defect } from '../defect.ts';

/** Says what it got, in a page. */
export const echoesText: Defect = () => ({
  accepted(body) {
    const [, name = ''] =
      /"workflow":\s*\{[^}]*?"name":\s*"((?:[^"\\]|\\.)*)"/.exec(body.toString('utf8')) ?? [];
    return { status: 200, headers: { 'content-type': 'text/html' }, text: `<p>Thank you for ${name}.</p>` };
  },
});
