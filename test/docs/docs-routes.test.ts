import { afterAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import { Access } from '../../mock-server/server/plugins/access-token.ts';
import { readSources } from '../../scripts/check-imports.ts';
import { startControlApi } from '../fixtures/control-api.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { exchangeRaw } from '../fixtures/raw-http.ts';
import { makeDocs } from './pages.ts';

afterAll(expectNoSocketsLeft);

/** Reads the answer whole, so that its connection is free again. */
async function statusOf(answer: Promise<Response>): Promise<number> {
  const response = await answer;
  await response.arrayBuffer();
  return response.status;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

test('every file is served as it is, under the strict policy', async () => {
  const { send } = await startControlApi();
  for (const [path, { type, text }] of makeDocs()) {
    const response = await send('GET', `/docs/${path}`);
    expect([response.status, await response.text()], path).toEqual([200, text]);
    expect(response.headers.get('content-type'), path).toBe(type);
    expect(response.headers.get('content-security-policy'), path).toBe(policy);
    expect(response.headers.get('x-content-type-options'), path).toBe('nosniff');
  }
});

test('/docs and /docs/api lead to the pages', async () => {
  const { send, origin } = await startControlApi();
  const contract = await send('GET', '/docs');
  expect([contract.status, contract.url]).toEqual([200, `${origin}/docs/`]);
  expect(await contract.text()).toBe(makeDocs().get('index.html')?.text);
  const api = await send('GET', '/docs/api');
  expect([api.status, api.url]).toEqual([200, `${origin}/docs/api`]);
  expect(await api.text()).toBe(makeDocs().get('api.html')?.text);
  const head = await send('HEAD', '/docs/');
  expect([head.status, await head.text()]).toEqual([200, '']);
});

const outside = [
  'nothing',
  '../package.json',
  '..%2f..%2fpackage.json',
  '%2e%2e/%2e%2e/package.json',
  '..\\..\\package.json',
  '..%5c..%5cpackage.json',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'style.css%00',
  '%00',
  'index.html/',
  'INDEX.HTML',
  'schemas',
  'schemas/',
  'schemas/../index.html',
  '__proto__',
  'constructor',
  'assets/page.js',
  '%',
];

test('A09: what is not in the map is not found, however it is spelt', async () => {
  const { port } = await startControlApi();
  for (const path of outside) {
    const lines = [`GET /docs/${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: close'];
    const answer = await exchangeRaw(port, `${lines.join('\r\n')}\r\n\r\n`);
    expect(answer, path).toMatch(/^HTTP\/1\.1 (?:400|404) /);
    expect(answer, path).toContain('application/problem+json');
    expect(answer, path).not.toMatch(/root:|"dependencies"|<!doctype/);
  }
});

describe('who may read', () => {
  test('a caller without the token: it holds nothing of this mock', async () => {
    const access = new Access('a-token-of-this-test', { clock: systemClock, random: systemRandom });
    const { send } = await startControlApi(undefined, { access });
    for (const path of ['/docs', '/docs/', '/docs/api', '/docs/style.css'])
      expect(await statusOf(send('GET', path)), path).toBe(200);
    for (const path of ['/docsx', '/api/v1/events', '/api/openapi.json', '/doc'])
      expect(await statusOf(send('GET', path)), path).toBe(401);
  });

  test('nobody by another name, and no page of another site', async () => {
    const { port, send } = await startControlApi();
    const answer = await exchangeRaw(
      port,
      'GET /docs/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
    expect(await statusOf(send('GET', '/docs/', undefined, { origin: 'https://evil.example' }))).toBe(403);
  });

  test('and nobody may write', async () => {
    const { send } = await startControlApi();
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect(await statusOf(send(method, '/docs/', {}))).toBe(404);
  });
});

test('a server that nobody asks for documentation does not load it', () => {
  const early = /^import (?!type)[^;]*'(?:\.\.\/)+docs\/[^']*';/m;
  const sources = readSources('.', 'mock-server');
  const loading = [...sources].filter(
    ([path, text]) => !path.startsWith('mock-server/docs/') && early.test(text),
  );
  expect(loading.map(([path]) => path)).toEqual([]);
  expect(sources.get('mock-server/server/routes/docs.ts')).toContain("import('../../docs/docs-files.ts')");
});
