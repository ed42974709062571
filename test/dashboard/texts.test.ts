import { describe, expect, test } from 'vitest';
import { overridesBetween } from '../../mock-server/dashboard/state/overrides-between.ts';
import { attemptPhases } from '../../mock-server/dashboard/text/attempt-phases.ts';
import { agoText, durationText } from '../../mock-server/dashboard/text/duration-text.ts';
import { bytesOf, hexDump } from '../../mock-server/dashboard/text/hex-dump.ts';
import { inertPieces } from '../../mock-server/dashboard/text/inert-text.ts';
import { latencyOf } from '../../mock-server/dashboard/text/latency.ts';
import { scopeText } from '../../mock-server/dashboard/text/scope-text.ts';
import { signatureParts } from '../../mock-server/dashboard/text/signature-parts.ts';
import { utcText } from '../../mock-server/dashboard/text/time-text.ts';

test.each([
  [0, '0 ms'],
  [0.4, '< 1 ms'],
  [12.4, '12 ms'],
  [1_000, '1 s'],
  [1_240, '1.2 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [200_000, '3 min 20 s'],
  [3_600_000, '1 h'],
  [90_000_000, '1 d 1 h'],
])('%d ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test.each([
  [0, 'now'],
  [1_499, 'now'],
  [12_000, '12 s ago'],
  [119_000, '1 min ago'],
  [86_400_000, '1 d ago'],
])('%d ms ago is %s', (ms, text) => {
  expect(agoText(ms)).toBe(text);
});

test('a time is told in UTC, and what is none as it is', () => {
  expect(utcText('2026-04-07T12:22:00.5+02:00')).toBe('2026-04-07 10:22:00.500 UTC');
  expect(utcText('soon')).toBe('soon');
});

test('what nobody would see in a text gets a name', () => {
  expect(inertPieces('\ufeff{"a":1}\r\n\u202egnp.exe\u0000')).toEqual([
    { mark: 'BOM' },
    { text: '{"a":1}' },
    { mark: 'CR' },
    { text: '\n' },
    { mark: 'U+202E' },
    { text: 'gnp.exe' },
    { mark: 'NUL' },
  ]);
  expect(inertPieces('plain\ttext\n')).toEqual([{ text: 'plain\ttext\n' }]);
});

test('bytes are shown sixteen on a line', () => {
  const bytes = new Uint8Array([...Buffer.from('0123456789abcdef'), 0xff, 0x41]);
  expect(hexDump(bytes)).toEqual([
    {
      offset: '000000',
      hex: '30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66',
      ascii: '0123456789abcdef',
    },
    { offset: '000010', hex: 'ff 41', ascii: '·A' },
  ]);
  expect(bytesOf('AP8=')).toEqual(new Uint8Array([0, 255]));
});

test('a signature header is taken apart, however wrong it is', () => {
  expect(signatureParts('t=12,v1=ab,v1=cd,v9=x,nonsense')).toEqual([
    { kind: 'timestamp', key: 't', value: '12' },
    { kind: 'signature', key: 'v1', value: 'ab' },
    { kind: 'signature', key: 'v1', value: 'cd' },
    { kind: 'other', key: 'v9', value: 'x' },
    { kind: 'other', key: 'nonsense', value: '' },
  ]);
});

test('the stages of an attempt follow each other and add up', () => {
  const phases = attemptPhases({ lookupMs: 1, connectMs: 3, sentMs: 4, firstByteMs: 50, totalMs: 60 });
  expect(phases.map(({ kind, fromMs, tookMs }) => [kind, fromMs, tookMs])).toEqual([
    ['lookup', 0, 1],
    ['connect', 1, 2],
    ['send', 3, 1],
    ['wait', 4, 46],
    ['read', 50, 10],
  ]);
  expect(attemptPhases({ sentMs: 1, totalMs: 9 }).map(({ name }) => name)).toEqual(['Send', 'Wait in vain']);
});

test('the scope of a fault in words', () => {
  expect(scopeText({})).toBe('every attempt');
  expect(scopeText({ next: 1 })).toBe('the next attempt');
  expect(scopeText({ next: 3, share: 0.2 })).toBe('the next 3 attempts, 20 % of them');
  expect(scopeText({ eventId: 'evt_1', subscriptionId: 'sub_1' })).toBe('every attempt, of evt_1, for sub_1');
});

describe('changes between two JSON values', () => {
  const before = { a: 1, b: { c: [1, 2], d: null }, e: 'x' };

  test('are none where nothing differs', () => {
    expect(overridesBetween(before, structuredClone(before))).toEqual([]);
  });

  test('enter objects, set lists whole, and name what is removed without a value', () => {
    const after = { a: 2, b: { c: [1], d: null, 'with.dot': true } };
    expect(overridesBetween(before, after, ['data'])).toEqual([
      { path: ['data', 'e'] },
      { path: ['data', 'a'], value: 2 },
      { path: ['data', 'b', 'c'], value: [1] },
      { path: ['data', 'b', 'with.dot'], value: true },
    ]);
  });
});

test('latency is told in classes and quantiles, and success of what has ended', () => {
  const base = { key: '', eventId: '', eventType: '', resourceId: '', acceptedAt: '' };
  const latency = latencyOf([
    ...Array.from({ length: 98 }, () => ({
      ...base,
      state: 'delivered' as const,
      attempts: 1,
      lastDurationMs: 7,
    })),
    { ...base, state: 'exhausted', attempts: 4, lastDurationMs: 12_000 },
    { ...base, state: 'waiting', attempts: 2, lastDurationMs: 700 },
    { ...base, attempts: 0 },
  ]);
  expect(latency).toMatchObject({ measured: 100, p50: 7, p95: 7, p99: 700, delivered: 98, failed: 1 });
  expect(latency.successRate).toBeCloseTo(98 / 99);
  expect(latency.attemptsPerDelivery).toBeCloseTo(1.04);
  expect(latency.classes.filter(({ count }) => count > 0)).toEqual([
    { fromMs: 5, toMs: 10, count: 98 },
    { fromMs: 500, toMs: 1_000, count: 1 },
    { fromMs: 10_000, toMs: Number.POSITIVE_INFINITY, count: 1 },
  ]);
  expect(latency.byAttempts).toEqual([
    [1, 98],
    [2, 1],
    [4, 1],
  ]);
  expect(latencyOf([]).p50).toBeUndefined();
});
