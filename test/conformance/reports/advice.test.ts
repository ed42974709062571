import { describe, expect, test } from 'vitest';
import { casesOf } from '../../../mock-server/conformance/cases/catalogue.ts';
import { reports } from '../../../mock-server/conformance/reports/reports.ts';
import { runReceiverCases } from '../../../mock-server/conformance/run/run-receiver-cases.ts';
import type { RunResult } from '../../../mock-server/conformance/verdict.ts';
import { receive } from '../../../mock-server/receiver/receive.ts';
import { correct, type Handler, secret, startTested } from '../receiver-bench.ts';

const [unsigned] = casesOf({ ids: ['SIG-01'] });
const believes = unsigned?.why ?? 'no such case';

/** A run of a case against a receiver that does this to what is not signed at all. */
async function runAgainst(id: string, toUnsigned: Handler): Promise<RunResult> {
  const { receiver } = await startTested((own) => (body, request, response) => {
    const { kind } = receive(body, request.headersDistinct, secret);
    const isUnsigned =
      kind === 'refused' && !Object.keys(request.headers).some((name) => name.endsWith('-signature'));
    return isUnsigned ? toUnsigned(body, request, response) : correct(own)(body, request, response);
  });
  return runReceiverCases({ receiver, secret, seed: 7, deadlineMs: 300, cases: casesOf({ ids: [id] }) });
}

const named = ['terminal', 'json', 'junit', 'tap', 'markdown', 'html'] as const;

describe('a receiver that fails where it should refuse is told that first', () => {
  test.each([
    [
      'a 5xx',
      ((_body, _request, response) => response.writeHead(500).end()) satisfies Handler,
      'it answered 500',
    ],
    [
      'a reset',
      ((_body, _request, response) => response.destroy()) satisfies Handler,
      'it broke the connection',
    ],
    ['silence', (() => undefined) satisfies Handler, 'it gave no answer in time'],
  ])('for %s', async (_what, handler, words) => {
    const run = await runAgainst('SIG-01', handler);
    expect(run.results.map(({ verdict }) => verdict)).toEqual(['fail']);
    for (const name of named) {
      const text = reports[name](run);
      expect(text, name).toContain(words);
      expect(text, name).not.toContain(believes);
    }
    expect(reports.github(run)).toMatch(/Fix: First find out what failed, .* Then: Answer 401/);
  });
});

test('one that believes what it should refuse is told what the case says', async () => {
  const run = await runAgainst('SIG-01', (_body, _request, response) => response.end());
  for (const name of named) expect(reports[name](run), name).toContain(believes);
});

test('a case that wants something else than a refusal keeps its words', async () => {
  const { receiver } = await startTested(
    (own) => (body, request, response) =>
      body.includes('plextera.probe.unknown')
        ? response.writeHead(500).end()
        : correct(own)(body, request, response),
  );
  const cases = casesOf({ ids: ['FWD-02'] });
  const run = await runReceiverCases({ receiver, secret, seed: 7, cases });
  expect(run.results.map(({ verdict }) => verdict)).toEqual(['fail']);
  expect(reports.terminal(run)).toContain(cases[0]?.why);
});
