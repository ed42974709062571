import { expect, test } from 'vitest';
import type { PlexteraError } from '../../mock-server/contract/errors.ts';
import { parseAssertion } from '../../mock-server/load/assertion.ts';
import type { LoadResult } from '../../mock-server/load/load-result.ts';

const percentiles = {
  count: 1_000,
  mean: 2,
  p50: 1.5,
  p90: 3,
  p95: 4,
  p99: 10,
  'p99.9': 20,
  'p99.99': 30,
  max: 31,
};

const result: LoadResult = {
  ended: 'done',
  model: 'open',
  seed: 's',
  eventIdStem: 'evt_',
  startedAt: '2026-01-01T00:00:00.000Z',
  lastedMs: 10_000,
  answersPerSecond: 99,
  unsent: 10,
  checkedSamples: 1,
  firstNeverAcknowledged: [],
  sent: 990,
  sentBytes: 990_000,
  sentByKind: { new: 990, duplicate: 0, retry: 0, forged: 0, faulty: 0 },
  faults: {},
  answered: 990,
  errors: 5,
  forgedTaken: 0,
  statuses: {},
  failures: {},
  latency: percentiles,
  late: 2,
  ledger: { events: 990, acknowledged: 985, acknowledgedAgain: 0, neverAcknowledged: 5 },
  series: [],
};

test.each([
  ['p99<250ms', true, 10],
  ['p99 < 10ms', false, 10],
  ['p99<=10ms', true, 10],
  ['p99.9<0.1s', true, 0.02],
  ['p99.99>20000us', true, 30_000],
  ['max<31ms', false, 31],
  ['mean<=2ms', true, 2],
  ['errors<0.6%', true, 0.5],
  ['errors<0.5%', false, 0.5],
  ['errors<6', true, 5],
  ['unsent<1', false, 10],
  ['late<1%', true, 0.2],
  ['unacknowledged<1', false, 5],
  ['forgeries<1', true, 0],
  ['rate>90', true, 99],
  ['rate>=100/s', false, 99],
  ['lateness.p99<5ms', false, null],
] as const)('%s: %s', (text, holds, measured) => {
  const verdict = parseAssertion(text).judge(result);
  expect(verdict).toMatchObject({ assertion: text, holds });
  if (measured === null) expect(verdict.measured).toBeNull();
  else expect(verdict.measured).toBeCloseTo(measured, 9);
});

test.each([
  '',
  'p99',
  'p99<',
  'p99<250',
  'p98<250ms',
  'p99<250%',
  'errors<1ms',
  'rate>5%',
  'p99=5ms',
  'p99<-1ms',
  'constructor<1',
  'lateness.errors<1',
  'p99<5ms; rm',
])('%j is no assertion', (text) => {
  expect(() => parseAssertion(text)).toThrow(expect.objectContaining({ code: 'PLEXTERA_BAD_OPTION' }));
});

test.each([
  ['p99<250', /p99 is a duration in us, ms or s/],
  ['errors<1ms', /errors is a number, or a share with %/],
  ['rate>5%', /rate is a number of answers a second/],
  ['p98<250ms', /Did you mean p9\d\?.*\n?.*There are mean, p50/],
  ['errors<1.1x', /a share with %/],
  ['fast', /a name, <, <=, > or >=, a number and its unit/],
])('%j is refused with what to write instead', (text, says) => {
  try {
    parseAssertion(text);
    expect.unreachable();
  } catch (error) {
    const { message, hint } = error as PlexteraError;
    expect(`${message}\n${hint}`).toMatch(says);
  }
});

test.each([
  ['p99<=1.1x', true, 1],
  ['p99<0.9x', false, 1],
  ['rate>=0.9x', true, 0.9],
] as const)('%s compares with an earlier run: %s', (text, holds, measured) => {
  const verdict = parseAssertion(text).judge(result, { ...result, answersPerSecond: 110 });
  expect(verdict).toMatchObject({ holds, unit: 'x' });
  expect(verdict.measured).toBeCloseTo(measured, 9);
  expect(parseAssertion(text)).toMatchObject({ isRelative: true });
  expect(parseAssertion(text).judge(result)).toMatchObject({ holds: false, measured: null });
});
