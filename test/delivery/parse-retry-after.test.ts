import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../mock-server/delivery/parse-retry-after.ts';

const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5);

function parse(...values: readonly string[]): number | undefined {
  return parseRetryAfter(
    values.map((value) => ['Retry-After', value] as const),
    NOW_MS,
  );
}

test.each([
  ['120', 120_000],
  ['0', 0],
  [' 7 ', 7_000],
  ['007', 7_000],
  ['9999999999', 9_999_999_999_000],
  ['Fri, 02 Jan 2026 03:05:05 GMT', 60_000],
  ['Friday, 02-Jan-26 03:05:05 GMT', 60_000],
  ['Fri Jan  2 03:05:05 2026', 60_000],
  ['Fri, 02 Jan 2026 03:04:05 GMT', 0],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
  ['Fri, 31 Dec 9999 23:59:59 GMT', Date.UTC(9999, 11, 31, 23, 59, 59) - NOW_MS],
])('S18 W07 %j is a wait of %i ms', (value, waitMs) => {
  expect(parse(value)).toBe(waitMs);
});

test.each([
  '',
  ' ',
  '-1',
  '+1',
  '120.5',
  '1e20',
  '99999999999999999999',
  '0x10',
  'abc',
  'soon',
  'NaN',
  'Infinity',
  '120, 60',
  '2026-01-02T03:05:05Z',
  'Fri, 99 Jan 2026 03:05:05 GMT',
  'Fri, 02 Xyz 2026 03:05:05 GMT',
  'Fri, 02 Jan 2026 03:05:05 CET',
  '１２０',
])('S18 W07 %j is ignored', (value) => {
  expect(parse(value)).toBeUndefined();
});

test('S18 W07 the header given twice is ignored', () => {
  expect(parse('1', '2')).toBeUndefined();
  expect(parse('1', '1')).toBeUndefined();
});

test('its name is matched in any case, and its absence is no wish', () => {
  expect(parseRetryAfter([['retry-AFTER', '1']], NOW_MS)).toBe(1_000);
  expect(parseRetryAfter([['X-Retry-After', '1']], NOW_MS)).toBeUndefined();
});

test('whatever comes, the answer is a wait of finite length or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const waitMs = parse(value) ?? 0;
      expect(Number.isFinite(waitMs) && waitMs >= 0).toBe(true);
    }),
  );
});
