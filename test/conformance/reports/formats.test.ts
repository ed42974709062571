import { describe, expect, test } from 'vitest';
import { withFuzzResults } from '../../../mock-server/conformance/reports/fuzz-results.ts';
import { reports } from '../../../mock-server/conformance/reports/reports.ts';
import { makeExchange, makeResult, makeRun, mixedRun } from './runs.ts';

const known = new Map([
  ['SIG-01', { verdict: 'fail', reason: 'we know' }],
  ['BAS-01', { verdict: 'fail' }],
] as const);
const options = {
  known,
  replay: 'plextera-webhooks test URL --seed 4242',
  url: new URL('http://127.0.0.1:3000/'),
};

describe('terminal', () => {
  test('says what to fix first and how, then the rest, and how to run it again', () => {
    const text = reports.terminal(mixedRun(), { framework: 'express' });
    expect(text).toContain(
      '2 things must be fixed.\n1 passed, 3 failed, 1 warning, 1 inconclusive, 2 skipped in 4.3 s',
    );
    const [first = 0, second = 0] = [text.indexOf('1. BAS-03'), text.indexOf('2. SIG-01')];
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(text).toContain('fix: fix of SIG-01\n       | express of SIG-01');
    expect(text).toMatch(/Worth a look\n {2}SIG-12 .*\n {2}FRS-01 /);
    expect(text).toContain('seed 4242');
  });

  test('shows the code of plain Node where a framework has none', () => {
    const text = reports.terminal(mixedRun(), { framework: 'koa' });
    expect(text).toContain('| node of SIG-01');
  });

  test('says what a baseline accepts without need', () => {
    const text = reports.terminal(mixedRun(), options);
    expect(text).toContain('One thing must be fixed.');
    expect(text).toContain('No longer needed in the baseline: BAS-01');
    expect(text).toContain(`again: ${options.replay}`);
  });

  test('explains three of many, names twenty, and counts the rest', () => {
    const run = makeRun(Array.from({ length: 40 }, (_, at) => makeResult(`SIG-${at}`, 'fail')));
    const text = reports.terminal(run);
    expect(text.match(/why: /g)).toHaveLength(3);
    expect(text).toContain('and 17 more');
  });

  test('says why a run ended early, and what is to be known before', () => {
    const stopped = { kind: 'cap', message: 'The run ended at its cap of 5 requests.' } as const;
    const text = reports.terminal(
      makeRun([makeResult('BAS-01', 'pass')], { stopped, hints: ['Look here.'] }),
    );
    expect(text).toContain('The run ended early, so nothing is proven.');
    expect(text).toContain(stopped.message);
    expect(text).toContain('Look here.');
  });
});

test('json has the outcome, the standing of every case, and every exchange', () => {
  const report = JSON.parse(reports.json(mixedRun(), options));
  expect(report).toMatchObject({
    version: 1,
    outcome: 'fail',
    seed: 4242,
    stopped: null,
    replay: options.replay,
    counts: { pass: 1, warn: 1, inconclusive: 1, skipped: 2, fail: 3 },
    fixFirst: ['BAS-03', 'SIG-01', 'SIG-12', 'FRS-01'],
    noLongerKnown: ['BAS-01'],
  });
  const standings = report.cases.map(({ standing }: { readonly standing: string }) => standing);
  expect(standings.slice(0, 4)).toEqual(['passed', 'known', 'tolerated', 'counts']);
  expect(report.cases[1].exchanges[0]).toEqual({
    eventId: 'evt_1',
    expected: 'a refusal (400, 401, 403, 413, 415 or 422)',
    request: {
      method: 'POST',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Plextera-Signature', 't=1795334400,v1=abc'],
      ],
      body: { bytes: 7, base64: 'eyJhIjoxfQ==', cut: false, text: '{"a":1}' },
      wire: {},
    },
    answer: {
      kind: 'answer',
      status: 200,
      headers: [['content-type', 'text/plain']],
      body: { bytes: 2, base64: 'b2s=', cut: false, text: 'ok' },
      tookMs: 8,
    },
  });
});

test('json cuts a long body between two letters, and says how long it was', () => {
  const body = `x${'é'.repeat(40_000)}`;
  const run = makeRun([makeResult('LOD-01', 'fail', { exchanges: [makeExchange(body)] })]);
  const [{ exchanges }] = JSON.parse(reports.json(run)).cases;
  expect(exchanges[0].request.body).toMatchObject({ bytes: 80_001, cut: true });
  expect(exchanges[0].request.body.text).toMatch(/^xé+$/);
});

test('junit has a suite per group, and nothing green that did not pass', () => {
  const text = reports.junit(mixedRun(), options);
  expect(text).toContain('<testsuites name="plextera-webhooks" tests="8" failures="1" errors="0"');
  expect(text.match(/<testsuite name="[A-Z]+"/g)).toHaveLength(5);
  expect(text).toMatch(
    /<testsuite name="SIG" tests="2" failures="0" errors="0" skipped="2" [^>]*timestamp="2026-11-22T08:00:00">/,
  );
  expect(text).toContain('<skipped type="known" message="known failure: reason of SIG-01"/>');
  expect(text).toContain('<skipped type="fail" message="fail (should): reason of SIG-12"/>');
  expect(text).toContain('<failure type="must" message="reason of BAS-03">');
  expect(text).toContain('<system-out>warning: reason of FRS-01</system-out>');
  expect(text).toContain('name="BAS-01 title of BAS-01" time="0.012"/>');
});

test('junit counts the end of a run that came early as an error', () => {
  const stopped = { kind: 'lost', message: 'gone' } as const;
  const text = reports.junit(makeRun([makeResult('BAS-01', 'pass')], { stopped }));
  expect(text).toContain('tests="2" failures="0" errors="1"');
  expect(text).toContain('<error type="lost" message="gone"/>');
});

test('sarif has a rule per case, a result per finding, and suppresses what is known', () => {
  const [run] = JSON.parse(reports.sarif(mixedRun(), options)).runs;
  expect(run.tool.driver.rules).toHaveLength(8);
  const results = run.results.map((result: Readonly<Record<string, unknown>>) => [
    result.ruleId,
    result.kind,
    result.level,
    result.baselineState,
  ]);
  expect(results).toEqual([
    ['SIG-01', 'fail', 'error', 'unchanged'],
    ['SIG-12', 'fail', 'warning', 'new'],
    ['BAS-03', 'fail', 'error', 'new'],
    ['FRS-01', 'fail', 'warning', 'new'],
    ['IDM-01', 'open', 'none', 'new'],
  ]);
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(run.results[0].suppressions).toEqual([{ kind: 'external', justification: 'we know' }]);
  expect(run.results[0].webRequest.body).toEqual({ text: '{"a":1}' });
  expect(run.results[0].webResponse.statusCode).toBe(200);
  expect(run.invocations[0]).toMatchObject({
    executionSuccessful: true,
    startTimeUtc: '2026-11-22T08:00:00.123Z',
    endTimeUtc: '2026-11-22T08:00:04.444Z',
  });
});

test('tap counts what counts, and marks the rest', () => {
  const points = reports
    .tap(mixedRun(), options)
    .split('\n')
    .filter((line) => /^(?:not )?ok /.test(line));
  expect(points).toEqual([
    'ok 1 - BAS-01 title of BAS-01',
    'not ok 2 - SIG-01 title of SIG-01 # TODO known failure: reason of SIG-01',
    'not ok 3 - SIG-12 title of SIG-12 # TODO should: reason of SIG-12',
    'not ok 4 - BAS-03 title of BAS-03',
    'ok 5 - FRS-01 title of FRS-01',
    'ok 6 - IDM-01 title of IDM-01 # SKIP inconclusive: nobody could tell',
    'ok 7 - IDM-08 title of IDM-08 # SKIP skipped: reason of IDM-08',
    'ok 8 - LOD-01 title of LOD-01 # SKIP skipped: reason of LOD-01',
  ]);
});

test('github has an error for what counts, a warning for what does not, and the outcome', () => {
  expect(reports.github(mixedRun(), options).trimEnd().split('\n')).toEqual([
    '::error title=BAS-03 title of BAS-03::reason of BAS-03 Fix: fix of BAS-03',
    '::warning title=SIG-01 title of SIG-01::reason of SIG-01 Fix: fix of SIG-01',
    '::warning title=SIG-12 title of SIG-12::reason of SIG-12 Fix: fix of SIG-12',
    '::warning title=FRS-01 title of FRS-01::reason of FRS-01 Fix: fix of FRS-01',
    '::error title=Receiver conformance::One thing must be fixed: 1 passed, 3 failed, 1 warning, 1 inconclusive, 2 skipped. Seed 4242.',
  ]);
});

test('markdown has the groups as a table, and the findings behind it', () => {
  const text = reports.markdown(mixedRun(), options);
  expect(text).toContain('## ❌ One thing must be fixed');
  expect(text).toContain('| SIG | 0 | 2 | 0 | 0 | 0 |');
  expect(text).toContain('<details><summary>fail (must): <b>BAS-03</b> title of BAS-03</summary>');
  expect(text).toContain('fail (must, known): <b>SIG-01</b>');
  expect(text).toMatch(/```sh\ncurl .*\n```/);
});

describe('html', () => {
  const page = reports.html(mixedRun(), options);

  test('has one heading of the first level, landmarks, and a word beside every sign', () => {
    expect(page.match(/<h1/g)).toHaveLength(1);
    for (const landmark of ['<header>', '<main>', '<footer>']) expect(page).toContain(landmark);
    for (const sign of page.match(/<span class="sign"[^>]*>/g) ?? [])
      expect(sign).toContain('aria-hidden="true"');
    expect(page).toContain('<span class="sign" aria-hidden="true">✗</span> failed');
  });

  test('has a way to see each verdict alone, and links to places that exist', () => {
    for (const verdict of ['fail', 'warn', 'inconclusive', 'skipped', 'pass']) {
      expect(page).toContain(`id="show-${verdict}"`);
      expect(page).toContain(`body:has(#show-${verdict}:checked)`);
    }
    for (const [, to] of page.matchAll(/href="#([^"]*)"/g)) expect(page).toContain(`id="${to}"`);
  });

  test('shows what was sent to the byte, what was expected and what came', () => {
    expect(page).toContain('{&#34;a&#34;:1}</pre>');
    expect(page).toContain('<b>X-Plextera-Signature:</b> t=1795334400,v1=abc');
    expect(page).toContain('<dt>Expected</dt><dd>a refusal (400, 401, 403, 413, 415 or 422)</dd>');
    expect(page).toContain('<dt>Got</dt><dd>200 after 8 ms</dd>');
    expect(page).toContain('curl ');
  });

  test('shows by its code point what nobody would see', () => {
    const sent = '\ufeffa\u202eb\u200bc\r\nd';
    const run = makeRun([makeResult('SIG-01', 'fail', { exchanges: [makeExchange(sent)] })]);
    const text = reports.html(run).replaceAll(/<\/?i(?: class="mark")?>/g, '|');
    expect(text).toContain('|U+FEFF|a|U+202E|b|U+200B|c|CRLF|\nd</pre>');
  });
});

test('what fuzzing found is two cases more, with the smallest requests', () => {
  const failure = {
    index: 6,
    eventType: 'a.b',
    mutation: 'data.x as a number',
    reason: 'Expected an answer, got 500.',
    exchange: makeExchange('{}'),
    signature: {},
    originalBytes: 900,
  };
  const fuzz = { receiver: 'x', seed: 4242, runId: 'r', sent: 20, failures: [failure], durationMs: 100 };
  const { results } = withFuzzResults(mixedRun(), fuzz);
  expect(results.slice(-2).map(({ case: { id }, verdict }) => [id, verdict])).toEqual([
    ['FUZ-01', 'pass'],
    ['FUZ-02', 'fail'],
  ]);
  expect(results.at(-1)?.variant).toBe('event 7 of 20: a.b, data.x as a number');
  expect(results.at(-1)?.exchanges).toEqual([failure.exchange]);
  const found = withFuzzResults(makeRun([]), fuzz);
  expect(reports.terminal(found, options)).toMatch(
    /fix: Send the request below .*\n {5}curl .*--data-raw '{}'/,
  );
});

test('the terminal says how to learn what nobody could tell, where nobody was asked', () => {
  const run = makeRun([makeResult('IDM-01', 'inconclusive', { missing: 'observer' })]);
  expect(reports.terminal(run)).toMatch(/^1 inconclusive for want of an observer: --observer-url /m);
  expect(reports.terminal(mixedRun())).not.toContain('--observer-url');
});
