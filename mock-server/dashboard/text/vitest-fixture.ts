import { signatureParameters } from '../../contract/catalog.ts';
import type { SentRequest } from './sent-request.ts';

/** A test that sends this event to this receiver, signed anew at each run; undefined for a body that is no JSON. */
export function vitestFixture({ url, text }: SentRequest, title: string): string | undefined {
  const event = text === undefined ? undefined : asSource(text);
  if (event === undefined) return undefined;
  const fallback = quoted(`${signatureParameters.secretPrefix}of_the_receiver`);
  return [
    "import { signedRequest } from 'plextera-webhooks/testing';",
    "import { expect, test } from 'vitest';",
    '',
    ['const secret = process.env.PLEXTERA_SIGNING_SECRET ??', `${fallback};`].join(' '),
    `const event = ${event};`,
    '',
    `test(${quoted(`${title} is taken`)}, async () => {`,
    '  const { method, headers, body } = signedRequest(event, secret);',
    `  const url = ${quoted(url)};`,
    '  const answer = await fetch(url, { method, headers, body });',
    '  expect(answer.ok).toBe(true);',
    '});',
    '',
  ].join('\n');
}

/** JSON as an expression of TypeScript. */
function asSource(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // As a name in an expression it would set the prototype.
    if (text.includes('__proto__')) return `JSON.parse(${quoted(text)})`;
    return JSON.stringify(value, null, 2);
  } catch {
    return undefined;
  }
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
