import { describe, expect, test } from 'vitest';
import { exitMeaning, standingOf } from '../../../mock-server/conformance/reports/exit-meaning.ts';
import {
  noLongerNeeded,
  parseKnownFailures,
  renderKnownFailures,
  updateKnownFailures,
} from '../../../mock-server/conformance/reports/known-failures.ts';
import { rankedFindings } from '../../../mock-server/conformance/reports/view/ranked-findings.ts';
import type { RunResult } from '../../../mock-server/conformance/verdict.ts';
import { makeResult, makeRun, mixedRun } from './runs.ts';

const should = { case: { severity: 'should' } } as const;

describe('a run', () => {
  test.each([
    ['passes when all musts passed', [makeResult('A-1', 'pass')], 'pass', 'pass'],
    ['fails when a must failed', [makeResult('A-1', 'fail')], 'fail', 'fail'],
    ['does not fail for a should, unless it is strict', [makeResult('A-1', 'fail', should)], 'pass', 'fail'],
    ['never fails for a may', [makeResult('A-1', 'fail', { case: { severity: 'may' } })], 'pass', 'pass'],
    ['does not fail for a warning', [makeResult('A-1', 'warn')], 'pass', 'pass'],
    [
      'does not fail for what nobody can tell, unless strict',
      [makeResult('A-1', 'inconclusive')],
      'pass',
      'fail',
    ],
    [
      'does not fail for a hook that was not given, unless strict',
      [makeResult('A-1', 'skipped', { missing: 'restart' })],
      'pass',
      'fail',
    ],
    [
      'never fails for what the receiver does not have, or was not allowed',
      [makeResult('A-1', 'skipped', { missing: 'https' }), makeResult('A-2', 'skipped', { missing: 'slow' })],
      'pass',
      'pass',
    ],
  ] as const)('%s', (_, results, meaning, strictly) => {
    expect(exitMeaning(makeRun(results))).toBe(meaning);
    expect(exitMeaning(makeRun(results), { strict: true })).toBe(strictly);
  });

  test.each([
    ['unreachable', 'unreachable', 'unreachable'],
    ['lost', 'unreachable', 'fail'],
    ['cap', 'fail', 'fail'],
    ['baseline', 'fail', 'fail'],
    ['interrupted', 'interrupted', 'interrupted'],
  ] as const)('that ended early (%s) proves nothing', (kind, meaning, withFailure) => {
    const stopped: RunResult['stopped'] = { kind, message: 'x' };
    expect(exitMeaning(makeRun([makeResult('A-1', 'pass')], { stopped }))).toBe(meaning);
    expect(exitMeaning(makeRun([makeResult('A-1', 'fail')], { stopped }))).toBe(withFailure);
  });
});

test('what to fix first: what counts, the baseline, by severity, in the order of the catalogue', () => {
  const ids = (strict: boolean) => rankedFindings(mixedRun(), { strict }).map((result) => result.case.id);
  expect(ids(false)).toEqual(['BAS-03', 'SIG-01', 'SIG-12', 'FRS-01']);
  const known = new Map([['BAS-03', { verdict: 'fail' as const }]]);
  expect(rankedFindings(mixedRun(), { known }).map((result) => result.case.id)).toEqual([
    'SIG-01',
    'BAS-03',
    'SIG-12',
    'FRS-01',
  ]);
});

describe('a baseline', () => {
  const known = new Map([
    ['A-1', { verdict: 'fail' as const, reason: 'later' }],
    ['A-2', { verdict: 'inconclusive' as const }],
    ['B-9', { verdict: 'fail' as const }],
  ]);

  test('accepts what is in it and nothing else', () => {
    expect(exitMeaning(makeRun([makeResult('A-1', 'fail')]), { known })).toBe('pass');
    expect(exitMeaning(makeRun([makeResult('A-1', 'fail'), makeResult('A-3', 'fail')]), { known })).toBe(
      'fail',
    );
  });

  test('does not accept what became worse', () => {
    expect(standingOf(makeResult('A-2', 'inconclusive'), { known, strict: true })).toBe('known');
    expect(standingOf(makeResult('A-2', 'fail'), { known, strict: true })).toBe('counts');
    expect(standingOf(makeResult('A-1', 'inconclusive'), { known, strict: true })).toBe('known');
  });

  test('does not make a run pass that ended early', () => {
    const stopped = { kind: 'cap', message: 'x' } as const;
    expect(exitMeaning(makeRun([makeResult('A-1', 'fail')], { stopped }), { known })).toBe('fail');
  });

  test('says what it accepts without need', () => {
    const run = makeRun([makeResult('A-1', 'pass'), makeResult('A-2', 'skipped')]);
    expect(noLongerNeeded(run, known)).toEqual(['A-1']);
  });

  test('is written with the failures of now, the reasons of before, and what was not tried', () => {
    const failures = [makeResult('A-3', 'fail'), makeResult('A-1', 'fail')];
    const run = makeRun([...failures, makeResult('A-2', 'pass')]);
    const text = renderKnownFailures(updateKnownFailures(run, failures, known));
    expect(JSON.parse(text)).toEqual({
      version: 1,
      cases: {
        'A-1': { verdict: 'fail', reason: 'later' },
        'A-3': { verdict: 'fail' },
        'B-9': { verdict: 'fail' },
      },
    });
    expect(Object.keys(JSON.parse(text).cases)).toEqual(['A-1', 'A-3', 'B-9']);
    expect(parseKnownFailures(JSON.parse(text))).toBeInstanceOf(Map);
  });

  test.each([
    [null],
    [[]],
    [{}],
    [{ version: 2, cases: {} }],
    [{ version: 1, cases: [] }],
    [{ version: 1, cases: { 'A-1': 'fail' } }],
    [{ version: 1, cases: { 'A-1': { verdict: 'failed' } } }],
    [{ version: 1, cases: { 'A-1': { verdict: 'fail', reason: 1 } } }],
  ])('cannot be %j', (value) => {
    expect(parseKnownFailures(value)).toMatch(/^(?:it|its|the) .*\.$/);
  });
});
