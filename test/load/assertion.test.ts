import { expect, test } from 'vitest';
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
  lastedMs: 10_000,
  answersPerSecond: 99,
  unsent: 10,
  checkedSamples: 1,
  firstNeverAcknowledged: [],
  sent: 990,
  sentByKind: { new: 990, duplicate: 0, retry: 0, forged: 0 },
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
