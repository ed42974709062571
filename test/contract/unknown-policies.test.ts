import { describe, expect, test } from 'vitest';
import { type ParseOptions, parseEvent } from '../../mock-server/contract/parse-event.ts';
import { nestedBody, runFailed } from './events.ts';

const parse = (change: object, options?: ParseOptions) =>
  parseEvent(JSON.stringify({ ...runFailed, ...change }), options);

describe('FWD-02 an event type that the contract does not know', () => {
  const change = { eventType: 'plextera.probe.unknown', data: { anything: [1] } };
  const finding = {
    code: 'unknown.type',
    message: 'the contract has no event type "plextera.probe.unknown"',
    path: '/eventType',
  };

  test('is taken by default, and nothing is said', () => {
    const expected = { kind: 'unknown', event: { ...runFailed, ...change }, diagnostics: [] };
    expect(parse(change)).toEqual(expected);
    expect(parse(change, { unknownEventType: 'accept' })).toEqual(expected);
  });

  test('is taken and reported', () => {
    expect(parse(change, { unknownEventType: 'report' })).toMatchObject({
      kind: 'unknown',
      diagnostics: [{ ...finding, severity: 'warning' }],
    });
  });

  test('is refused', () => {
    expect(parse(change, { unknownEventType: 'reject' })).toEqual({
      kind: 'invalid',
      diagnostics: [{ ...finding, severity: 'error' }],
    });
  });

  test('still needs its envelope', () => {
    expect(parse({ ...change, occurredAt: 1 })).toMatchObject({
      kind: 'invalid',
      diagnostics: [{ path: '/occurredAt' }],
    });
  });
});

describe('FWD-01 a property that the contract does not declare', () => {
  const change = { new: 1, data: { ...runFailed.data, 'a/b~c': 1 } };
  const findings = ['/new', '/data/a~1b~0c'].map((path) =>
    expect.objectContaining({ code: 'unknown.field', message: 'is not declared in the contract', path }),
  );

  test('is taken by default, and nothing is said', () => {
    expect(parse(change)).toEqual({ kind: 'event', event: { ...runFailed, ...change }, diagnostics: [] });
  });

  test('is taken and reported, with its path', () => {
    const parsed = parse(change, { unknownField: 'report' });
    expect(parsed).toMatchObject({ kind: 'event', event: { new: 1 } });
    expect(parsed.diagnostics).toEqual(expect.arrayContaining(findings));
    expect(parsed.diagnostics.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  test('is refused', () => {
    const parsed = parse(change, { unknownField: 'reject' });
    expect(parsed.kind).toBe('invalid');
    expect(parsed.diagnostics).toEqual(expect.arrayContaining(findings));
    expect(parsed.diagnostics.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });

  test('is seen in lists too, and deep down', () => {
    const [step] = runFailed.data.steps;
    const steps = [step, { ...step, more: 1 }];
    const parsed = parse({ data: { ...runFailed.data, steps } }, { unknownField: 'report' });
    expect(parsed.diagnostics.map(({ path }) => path)).toEqual(['/data/steps/1/more']);
  });

  test('ENV-11 is looked for in 20 000 levels without an exception', () => {
    expect(parseEvent(nestedBody(20_000), { unknownField: 'report' })).toMatchObject({ kind: 'invalid' });
  });
});

describe('FWD-03, FWD-04 a value outside of an open list', () => {
  const [step] = runFailed.data.steps;
  const change = { apiVersion: 'v2', data: { ...runFailed.data, steps: [{ ...step, status: 'PAUSED' }] } };
  const paths = ['/apiVersion', '/data/steps/0/status'];

  test('is taken by default, and nothing is said', () => {
    expect(parse(change)).toMatchObject({ kind: 'event', diagnostics: [] });
  });

  test.each([
    ['report', 'event', 'warning'],
    ['reject', 'invalid', 'error'],
  ] as const)('by %s is %s with a %s', (unknownValue, kind, severity) => {
    const parsed = parse(change, { unknownValue });
    expect(parsed.kind).toBe(kind);
    expect(parsed.diagnostics.map(({ path }) => path).sort()).toEqual(paths);
    for (const diagnostic of parsed.diagnostics)
      expect(diagnostic).toMatchObject({ code: 'unknown.value', severity });
  });

  test('says which value, and which are known', () => {
    expect(parse({ apiVersion: 'v2' }, { unknownValue: 'report' }).diagnostics).toEqual([
      { code: 'unknown.value', severity: 'warning', message: '"v2" is none of v1', path: '/apiVersion' },
    ]);
  });

  test('is judged apart from unknown fields', () => {
    const parsed = parse({ ...change, new: 1 }, { unknownField: 'report', unknownValue: 'reject' });
    expect(parsed.kind).toBe('invalid');
    expect(parsed.diagnostics.map(({ code, severity }) => `${code} ${severity}`).sort()).toEqual([
      'unknown.field warning',
      'unknown.value error',
      'unknown.value error',
    ]);
    expect(parse({ apiVersion: 'v2' }, { unknownField: 'reject' }).kind).toBe('event');
  });
});
