import { describe, expect, test } from 'vitest';
import { buildServer } from '../../mock-server/server/build-server.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { exchangeRaw } from '../fixtures/raw-http.ts';

const posted = ['events', 'clock', 'faults', 'deliveries/resend', 'session'];

const outside = [
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/..\\package.json',
  '/..%5cpackage.json',
  '//etc/passwd',
  '/%00',
  '/package.json%00.html',
  '/api/v1/events/..%2f..%2fpackage.json',
  '/api/v1/deliveries/%00',
  '/api/v1/faults/..%2fclock',
  '/api/public/v1/event-subscriptions/..%2f..',
];

test('A09: no path leads out of what is served', async () => {
  const { port } = await startControlApi();
  for (const path of outside) {
    const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Authorization: api-key any'];
    const answer = await exchangeRaw(port, `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
    expect(answer, path).toMatch(/^HTTP\/1\.1 4(?:00|04|21)/);
    expect(answer, path).not.toMatch(/dependencies|root:/);
  }
});

describe('A10: what is too much is refused before it is looked at', () => {
  test('a body beyond a mebibyte', async () => {
    const { send } = await startControlApi();
    for (const path of posted)
      expect((await send('POST', `/api/v1/${path}`, `"${'x'.repeat(1_048_577)}"`)).status, path).toBe(413);
  });

  test('a body that is deep, or has masses of keys', async () => {
    const { send } = await startControlApi();
    const keys = Array.from({ length: 10_001 }, (_, at) => [at, 1]);
    const shapes = [
      '['.repeat(70) + ']'.repeat(70),
      `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`,
      '['.repeat(10_000) + ']'.repeat(10_000),
      JSON.stringify(Object.fromEntries(keys)),
    ];
    for (const shape of shapes) {
      const body = `{"eventType":"workflow.run.failed","overrides":{"data":{"output":${shape}}},"unchecked":true}`;
      expect((await send('POST', '/api/v1/events', body)).status).toBe(400);
      const headers = { authorization: 'api-key any' };
      expect((await send('POST', '/api/public/v1/event-subscriptions', body, headers)).status).toBe(400);
    }
  });

  test('headers beyond 16 KiB', async () => {
    const { port } = await startControlApi();
    const lines = ['GET /healthz HTTP/1.1', `Host: 127.0.0.1:${port}`, `X-Long: ${'x'.repeat(17_000)}`];
    expect(await exchangeRaw(port, `${lines.join('\r\n')}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
  });

  test('a request that does not end has a deadline', async () => {
    const { server } = buildServer({ mock: await startMock() });
    expect(server.requestTimeout).toBeGreaterThan(0);
    expect(server.requestTimeout).toBeLessThanOrEqual(10_000);
    expect(server.headersTimeout).toBeGreaterThan(0);
  });
});

const poisons = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"eventType":"workflow.run.failed","overrides":{"__proto__":{"polluted":true}}}',
  '{"eventType":"workflow.run.failed","overrides":{"data":{"\\u005f_proto__":{"polluted":true}}},"unchecked":true}',
  '{"name":"delay","options":{"__proto__":{"polluted":true}}}',
  '{"name":"delay","scope":{"constructor":{"prototype":{"polluted":true}}}}',
  '{"name":"__proto__"}',
  '{"eventType":"constructor"}',
  '{"eventType":"__proto__"}',
];

test('A11: JSON stays data', async () => {
  const { send } = await startControlApi();
  const before = Object.getOwnPropertyNames(Object.prototype);
  const paths = [...posted.map((path) => `/api/v1/${path}`), '/api/public/v1/event-subscriptions'];
  for (const body of poisons)
    for (const path of paths) {
      const { status } = await send('POST', path, body, { authorization: 'api-key any' });
      expect(status, `${path} ${body}`).toBeGreaterThanOrEqual(400);
      expect(status, `${path} ${body}`).toBeLessThan(500);
    }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

describe('A12: what is misspelt is told, and nothing is guessed', () => {
  test('a key of a request, and a value of another type', async () => {
    const { send } = await startControlApi();
    const misspelt = [
      ['events', { eventTyp: 'workflow.run.failed' }, 'eventType'],
      ['clock', { advanceMS: 1 }, 'advanceMs'],
      ['deliveries/resend', { deliveryId: ['x'] }, 'deliveryIds'],
      ['faults', { name: 'delay', optoins: {} }, 'options'],
      ['session', { cod: 'x' }, 'code'],
    ] as const;
    for (const [path, body, meant] of misspelt) {
      const answer = await send('POST', `/api/v1/${path}`, body);
      expect([400, 422], path).toContain(answer.status);
      expect(await answer.text()).toMatch(new RegExp(`id you mean \\W*${meant}`));
    }
    const mistyped = [
      ['clock', { advanceMs: '1' }],
      ['events', { eventType: ['workflow.run.failed'] }],
      ['events', { eventType: 'workflow.run.failed', unchecked: 'true' }],
      ['deliveries/resend', { deliveryIds: 'x' }],
    ] as const;
    for (const [path, body] of mistyped)
      expect((await send('POST', `/api/v1/${path}`, body)).status, path).toBe(400);
  });

  test('an option of the command line', async () => {
    const { code, stderr } = await runInProcess(['serve', '--prot', '1']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean --port?');
  });
});
