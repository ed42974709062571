import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { signatureParameters } from '../../mock-server/contract/catalog.ts';
import {
  pastedHeader,
  signatureParts,
  timestampOf,
} from '../../mock-server/dashboard/text/signature-parts.ts';
import { signatureSnippets } from '../../mock-server/dashboard/text/signature-snippets.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { tempFile } from '../fixtures/temp-folder.ts';

const secret = "whsec_of_it's $HOME é";
const body = '{"a":"Zürich 東京 🎉"}\n\n';
const codeOf = (wanted: string) => signatureSnippets.find(({ id }) => id === wanted)?.code ?? '';

interface Case {
  readonly name: string;
  readonly header: string;
  readonly rawBody: string;
  readonly right: boolean;
}
const old = sign(body, secret, { now: new Date(Date.now() - 400_000) });
const cases: readonly Case[] = [
  { name: 'a right one', header: sign(body, secret), rawBody: body, right: true },
  { name: 'the second of two', header: sign(body, ['whsec_other', secret]), rawBody: body, right: true },
  { name: 'a changed body', header: sign(body, secret), rawBody: body.trim(), right: false },
  { name: 'another secret', header: sign(body, 'whsec_other'), rawBody: body, right: false },
  { name: 'an old one', header: old, rawBody: body, right: false },
  { name: 'no signature', header: 't=1', rawBody: body, right: false },
  { name: 'nonsense', header: 'v1=é,,=,t', rawBody: body, right: false },
];

test.each(cases)('the code for Node judges $name rightly', ({ header, rawBody, right }) => {
  const call = `const [body, header, secret] = JSON.parse(process.argv[2]);
console.log(verify(Buffer.from(body), header, secret));`;
  const file = tempFile(codeOf('node') + call, 'snippet.mjs');
  const printed = execFileSync(process.execPath, [file, JSON.stringify([rawBody, header, secret])]);
  expect(printed.toString().trim()).toBe(String(right));
});

test.each(cases)('the code for Python judges $name rightly', ({ header, rawBody, right }) => {
  const call = `
import json, sys
body, header, secret = json.loads(sys.argv[1])
print(verify(body.encode(), header, secret))
`;
  const file = tempFile(codeOf('python') + call, 'snippet.py');
  const printed = execFileSync('python3', [file, JSON.stringify([rawBody, header, secret])]);
  expect(printed.toString().trim()).toBe(right ? 'True' : 'False');
});

test('the command with openssl prints the signature', () => {
  const header = sign(body, secret);
  const file = tempFile(body, 'body.bin');
  const printed = execFileSync('sh', ['-c', codeOf('openssl')], {
    cwd: file.replace(/\/body\.bin$/, ''),
    env: { PATH: process.env.PATH, PLEXTERA_SIGNING_SECRET: secret, timestamp: timestampOf(header) },
  });
  expect(printed.toString().trim()).toBe(signatureParts(header)[1]?.value);
});

test.each([
  [`  ${signatureParameters.header}: t=1,v1=aa \n`, 't=1,v1=aa'],
  [`${signatureParameters.header.toLowerCase()}:t=1,v1=aa`, 't=1,v1=aa'],
  ['t=1,v1=aa', 't=1,v1=aa'],
  ['t=1, v1=aa', 't=1, v1=aa'],
])('of %j what was pasted is %j', (text, value) => {
  expect(pastedHeader(text)).toBe(value);
});
