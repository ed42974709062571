import { afterAll, expect, test } from 'vitest';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { exchangeRaw } from '../../fixtures/raw-http.ts';
import { all, example, sharedPublicApi, startPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);
const start = sharedPublicApi();

const one = `${all}/sub_1`;

test.each([
  ['PUT', all, 'GET, POST'],
  ['DELETE', all, 'GET, POST'],
  ['OPTIONS', all, 'GET, POST'],
  ['POST', one, 'GET, PATCH, DELETE'],
  ['PUT', one, 'GET, PATCH, DELETE'],
  ['POST', '/api/public/v1/workflow-runs/1', 'GET'],
  ['DELETE', '/api/public/v1/document-insights/jobs/1', 'GET'],
])('%s %s is refused with the methods that there are', async (method, path, allow) => {
  const { call } = await start();
  const { status, body, headers } = await call(method, path);
  expect([status, body.error.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  expect(headers.get('allow')).toBe(allow);
});

test.each([
  ['application/json', 200],
  ['application/*', 200],
  ['*/*', 200],
  ['text/html, application/xhtml+xml, */*;q=0.8', 200],
  ['APPLICATION/JSON', 200],
  ['application/json;q=0.1', 200],
  ['', 200],
  ['text/html', 406],
  ['application/xml, text/*', 406],
  ['application/json;q=0, */*', 406],
  ['*/*;q=0.0', 406],
])('to Accept: %s the answer is %i', async (accept, expected) => {
  const { call } = await start();
  const { status, body } = await call('GET', all, undefined, { accept });
  expect(status).toBe(expected);
  if (expected !== 200) expect(body.error.code).toBe('NOT_ACCEPTABLE');
});

test.each(['', '/', '/nothing', '/event-subscriptions/', '/event-subscriptions/a/b'])(
  'there is nothing at %j below the prefix, and the vendor’s envelope says so',
  async (path) => {
    const { call } = await start();
    const { status, body, headers } = await call('GET', `/api/public/v1${path}?token=canary`);
    expect([status, body.error.code]).toEqual([404, 'NOT_FOUND']);
    expect(headers.get('x-request-id')).toBe(body.error.requestId);
    expect(body.error.message).not.toContain('canary');
  },
);

test('outside the prefix, errors stay problems', async () => {
  const { call } = await start();
  const { status, headers } = await call('GET', '/api/public/v2/event-subscriptions');
  expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/json',
])('a body of %s is refused, since pages can send it without asking', async (type) => {
  const { call, count } = await start();
  const text = JSON.stringify(example);
  const { status, body } = await call('POST', all, text, { 'content-type': type });
  expect([status, body.error.code]).toEqual([415, 'INVALID_REQUEST']);
  expect(await count()).toBe(0);
});

test('a body beyond 1 MiB is refused', async () => {
  const { call } = await start();
  const { status, body } = await call('POST', all, { ...example, signingSecret: 'x'.repeat(1_048_576) });
  expect([status, body.error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
});

test('a call from a web page is refused in the vendor’s envelope', async () => {
  const { call } = await start();
  const { status, body, headers } = await call('GET', all, undefined, { origin: 'https://evil.test' });
  expect([status, body.error.code]).toEqual([403, 'FORBIDDEN']);
  expect(headers.get('x-request-id')).toBe(body.error.requestId);
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('a call by a foreign name is refused in the vendor’s envelope', async () => {
  const { port } = await start();
  const head = [`GET ${all} HTTP/1.1`, 'Host: evil.test', 'Authorization: api-key any', 'Connection: close'];
  const answer = await exchangeRaw(port, `${head.join('\r\n')}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

test('a failure of the store is an error of ours that may be tried again, and tells nothing of it', async () => {
  const broken = async () => {
    throw new Error('/var/lib/canary is full');
  };
  const { call } = await startPublicApi({ subscriptions: { list: broken, insert: broken } });
  for (const { status, body, text } of [await call('GET', all), await call('POST', all, example)]) {
    expect([status, body.error.code, body.error.retryable]).toEqual([500, 'INTERNAL_ERROR', true]);
    expect(text).not.toContain('canary');
  }
});

test('whoever limits the rate is repeated with the time to wait', async () => {
  const list = async () => Promise.reject(Object.assign(new Error('Slow down.'), { statusCode: 429 }));
  const { call } = await startPublicApi({ subscriptions: { list } });
  const { status, body, headers } = await call('GET', all);
  expect([status, body.error]).toEqual([
    429,
    { code: 'TOO_MANY_REQUESTS', message: 'Slow down.', requestId: expect.any(String), retryable: true },
  ]);
  expect(headers.get('retry-after')).toBe('1');
});

test('HEAD answers as GET does, without a body', async () => {
  const { call } = await start();
  const { status, text } = await call('HEAD', all);
  expect([status, text]).toEqual([200, '']);
});
