import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { type CopiedRequest, copyText } from '../../mock-server/dashboard/text/copy-formats.ts';
import { signedRequest } from '../../mock-server/dispatch/signed-request.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const run = promisify(execFile);
const secret = "whsec_of_it's $HOME";
const [type] = eventTypes;
const signedAt = new Date('2026-04-07T10:00:00Z');

function requestFor(url: string, change: Partial<CopiedRequest> = {}): CopiedRequest {
  const sent = signedRequest(createEvent(type, { seed: 1 }), secret, { now: signedAt });
  return {
    url,
    headers: [...Object.entries(sent.headers), ['X-Key', '[redacted]'], ['Content-Length', '9']],
    text: sent.body,
    base64: Buffer.from(sent.body).toString('base64'),
    eventType: type,
    signedMs: signedAt.getTime(),
    ...change,
  };
}

test('an HTTP file is the very request, and says until when its signature is taken', () => {
  const request = requestFor('http://127.0.0.1:3000/webhooks');
  const made = copyText('http', request, signedAt.getTime() + 100_000);
  const [head = '', body] = made?.text.split('\n\n') ?? [];
  expect(body).toBe(`${request.text}\n`);
  const lines = head.split('\n');
  expect(lines.slice(0, 3)).toEqual([
    '# Its signature is taken for another 200 s; after that it is too old.',
    '# Left out, as the values are hidden: X-Key',
    'POST http://127.0.0.1:3000/webhooks',
  ]);
  const signature = lines.find((line) => line.startsWith(headers.signature.name))?.split(': ')[1];
  expect(verifySignature(request.text ?? '', signature, secret, { now: signedAt }).kind).toBe('verified');
  expect(head).not.toMatch(/content-length|redacted/i);
});

test('an HTTP file of an old request says that it is refused now', () => {
  const request = requestFor('http://127.0.0.1:3000/');
  expect(copyText('http', request, signedAt.getTime() + 301_000)?.note).toContain(
    'a receiver refuses it now',
  );
  const unsigned = copyText('http', { ...request, signedMs: undefined }, 0);
  expect(unsigned?.note).toContain('no signature');
});

test('a body that is no text is no JSON and no test', () => {
  const request = requestFor('http://127.0.0.1:3000/', { text: undefined });
  expect(copyText('json', request, 0)).toBeUndefined();
  expect(copyText('vitest', request, 0)).toBeUndefined();
  expect(copyText('http', request, 0)?.text).toContain('< ./body.bin');
  expect(copyText('curl', request, 0)?.text).toContain('base64 -d');
});

/** Runs a test file as somebody does who installed the package. */
async function runAsInstalled(source: string, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = tempFolder();
  const root = resolve(import.meta.dirname, '../..');
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['vitest', 'vite'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  const alias = { 'plextera-webhooks/testing': join(root, 'mock-server/testing.ts') };
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    `export default ${JSON.stringify({ resolve: { alias }, server: { fs: { strict: false } } })};`,
  );
  writeFileSync(join(folder, 'copied.test.ts'), source);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { stdout } = await run(process.execPath, [vitest, 'run', '--root', folder], { env, cwd: folder });
  return stdout;
}

test.each([
  ['as it is', undefined],
  ['with a name that means something in an expression', '{"__proto__":{"a":1},"eventId":"it\'s"}'],
])(
  'a copied test runs, and sends an event that is signed anew: %s',
  async (_, text) => {
    const receiver = await startRecordingReceiver(200);
    const request = requestFor(`${receiver.url}?it's="x"&y=\\z`, text === undefined ? {} : { text });
    const source = copyText('vitest', request, 0)?.text ?? '';
    const printed = await runAsInstalled(source, {
      PATH: process.env.PATH,
      PLEXTERA_SIGNING_SECRET: secret,
    });
    expect(printed).toContain('1 passed');
    expect(receiver.requests).toHaveLength(1);
    const [sent] = receiver.requests;
    expect(String(sent?.body)).toBe(request.text);
    const signature = receiver.header(0, headers.signature.name);
    expect(verifySignature(sent?.body ?? '', signature, secret).kind).toBe('verified');
  },
  60_000,
);
