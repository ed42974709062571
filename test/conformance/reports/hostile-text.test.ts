import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { redactRun } from '../../../mock-server/conformance/reports/redact-run.ts';
import { reportNames, reports } from '../../../mock-server/conformance/reports/reports.ts';
import { actingSigns, hostileRun, hostileTexts } from './hostile.ts';
import { makeExchange, makeResult, makeRun } from './runs.ts';

const url = new URL('http://127.0.0.1:3000/webhooks');
const hasPython = spawnSync('python3', ['--version']).status === 0;

test.each(reportNames)('%s holds no sign that a terminal or the eye would act on', (name) => {
  const text = reports[name](hostileRun, { url, replay: 'again' });
  expect(text.length).toBeGreaterThan(1_000);
  expect(actingSigns.exec(text)).toBeNull();
});

test.each(reportNames)('%s shows no token of the URL', (name) => {
  const guarded = new URL('http://127.0.0.1:3000/webhooks?token=canary-of-the-query');
  const run = makeRun([makeResult('SIG-01', 'fail', { exchanges: [makeExchange('{}')] })]);
  expect(reports[name](run, { url: guarded })).not.toContain('canary-of-the-query');
});

test('json is JSON, and its bodies are the bytes that were sent', () => {
  const { cases } = JSON.parse(reports.json(hostileRun));
  expect(cases).toHaveLength(hostileRun.results.length);
  const [first, second] = cases[0].exchanges;
  const sent = hostileRun.results[0]?.exchanges[0]?.probe.body;
  expect(Buffer.from(first.request.body.base64, 'base64')).toEqual(sent);
  expect(first.request.body).not.toHaveProperty('text');
  expect(second.request.body).toEqual({ bytes: 4, base64: '/wAbPA==', cut: false });
});

test.runIf(hasPython)('junit is XML, and every case is in it', () => {
  const script =
    'import sys,xml.etree.ElementTree as E; print(len(list(E.parse(sys.stdin.buffer).iter("testcase"))))';
  const count = execFileSync('python3', ['-c', script], { input: reports.junit(hostileRun) });
  expect(Number(count)).toBe(hostileRun.results.length + 1);
});

test('tap has one test point a case, and nothing is skipped or ends but what should', () => {
  const lines = reports.tap(hostileRun).split('\n');
  const points = lines.filter((line) => /^(?:not )?ok /.test(line));
  expect(points).toHaveLength(hostileRun.results.length);
  expect(points.filter((line) => /[^\\]# SKIP/.test(line))).toHaveLength(2 * hostileTexts.length);
  expect(lines.filter((line) => line.startsWith('Bail out!'))).toHaveLength(1);
  expect(lines.filter((line) => line === '  ...')).toHaveLength(2 * hostileTexts.length);
  for (const line of lines) expect(line).toMatch(/^(?:$|TAP |1\.\.|# |not ok |ok | {2}|Bail out!)/);
});

test('github has only the commands that it should have', () => {
  const lines = reports.github(hostileRun).trimEnd().split('\n');
  expect(lines).toHaveLength(21);
  for (const line of lines) {
    expect(line).toMatch(/^::(?:error|warning) title=[^:,]*::/);
    expect(line).not.toMatch(/%(?!25|3A|2C)/);
  }
});

describe('html', () => {
  const page = reports.html(hostileRun, { url, replay: '</pre><script>' });

  test('holds no element and no attribute of its data', () => {
    const tags = new Set([...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => name));
    for (const name of ['script', 'img', 'iframe', 'form', 'object', 'link', 'base'])
      expect(tags).not.toContain(name);
    expect(page.replaceAll(/"[^"<>]*"/g, '""')).not.toMatch(/<[^>]*\s(?:on\w+|style|src)=/i);
    expect([...page.matchAll(/href="([^"]*)"/g)].every(([, to]) => to?.startsWith('#case-'))).toBe(true);
  });

  test('allows nothing but its own style', async () => {
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri`,
    );
  });
});

test('markdown has no markup, no link and no mention from the data', () => {
  const text = reports.markdown(hostileRun, { url }).replaceAll(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '');
  expect(text).not.toMatch(/<(?!\/?(?:details|summary|b)>)/);
  expect(text).not.toMatch(/[@[\]`]|https?:|www\./);
  for (const row of text.split('\n').filter((line) => line.startsWith('|')))
    expect(row.split('|')).toHaveLength(8);
});

describe('what may not be shown', () => {
  const secret = 'whsec_canary0123456789';
  const key = 'gateway-canary-key';
  const reply = {
    kind: 'answer',
    status: 401,
    headers: [
      ['x-debug', `secret=${secret}`],
      ['set-cookie', 'session=canary-session'],
    ],
    body: Buffer.from(`{"expected":"${secret}","key":"${key}"}`),
    tookMs: 3,
  } as const;
  const exchange = makeExchange(`{"a":"${key}"}`, { reply, expected: secret });
  const probe = { ...exchange.probe, headers: [...exchange.probe.headers, ['X-Key', 'canary-2'] as const] };
  const run = makeRun(
    (['fail', 'pass', 'warn'] as const).map((verdict) =>
      makeResult(`SIG-${verdict}`, verdict, {
        reason: `it said ${secret}`,
        exchanges: [
          { ...exchange, probe },
          { ...exchange, reply: { kind: 'closed', message: key } },
        ],
      }),
    ),
    { stopped: { kind: 'lost', message: secret }, hints: [secret], receiver: `http://h/?${key}` },
  );

  test.each(reportNames)('is not in %s', (name) => {
    const clean = redactRun(run, { texts: [secret, key], headers: ['x-key'] });
    expect(reports[name](run, { url })).toContain('canary');
    const text = reports[name](clean, { url });
    expect(text).not.toContain('canary');
    for (const [base64] of text.matchAll(/[\w+/]{16,}={0,2}/g))
      expect(Buffer.from(base64, 'base64').toString('latin1')).not.toContain('canary');
  });
});
