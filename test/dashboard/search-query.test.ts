import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryRow } from '../../mock-server/dashboard/state/delivery-row.ts';
import {
  formatSearch,
  matches,
  parseSearch,
  serverQuestion,
} from '../../mock-server/dashboard/state/search-query.ts';

const row: DeliveryRow = {
  key: 'dlv_1',
  eventId: 'evt_1',
  deliveryId: 'dlv_1',
  eventType: 'thing.made',
  resourceId: 'thing_7',
  subscriptionId: 'sub_target',
  url: 'http://127.0.0.1:3000/hooks',
  acceptedAt: '2026-04-07T10:00:00.000Z',
  state: 'waiting',
  attempts: 2,
  lastStatus: 503,
  lastDurationMs: 620,
};
const isFound = (search: string, found: readonly string[] = []) =>
  matches(row, parseSearch(search), new Set(found));

test.each([
  '',
  'type:thing.*',
  'type:thing.made',
  'status:retrying',
  'status:waiting',
  'status:failed,retrying',
  'STATUS:Retrying',
  'code:503',
  'code:5XX',
  'dur:>500ms',
  'dur:620',
  'dur:<1s',
  'id:evt_',
  'id:thing_7',
  'run:thing_',
  'tries:2',
  'tries:>1',
  'tries:<3',
  'dur:>500ms dur:<1s',
  'HOOKS',
  '"127.0.0.1:3000"',
  'status:retrying code:5xx hooks',
])('a delivery that is retried after a 503 is among %s', (search) => {
  expect(isFound(search)).toBe(true);
});

test.each([
  'type:thing',
  'status:failed',
  'status:queued',
  'code:502',
  'code:none',
  'dur:>1s',
  'dur:<500ms',
  'id:vt_1',
  'run:hing',
  'tries:3',
  'tries:>2',
  'dur:>500ms dur:<600ms',
  'elsewhere',
  'status:retrying code:4xx',
  'code:banana',
  'status:',
])('and not among %s', (search) => {
  expect(isFound(search)).toBe(false);
});

test('what the server has found for a text or an id is found, as it looks into answers and attempts', () => {
  expect(isFound('elsewhere', ['evt_1'])).toBe(true);
  expect(isFound('id:dlv_of_an_attempt', ['evt_1'])).toBe(true);
  expect(isFound('elsewhere status:failed', ['evt_1'])).toBe(false);
});

test('a condition that can never hold says why', () => {
  const problems = parseSearch('status:gone code:99 code:9xx dur:soon tries:often type:').map(
    ({ problem }) => problem,
  );
  expect(problems).toEqual([
    expect.stringContaining('delivered, retrying, failed'),
    'such as 503, 5xx or none',
    'such as 503, 5xx or none',
    'such as >500ms or <2s',
    'such as 3, >1 or <2',
    'say what it should be',
  ]);
});

test('the server is asked for texts and ids alone', () => {
  expect(serverQuestion(parseSearch('status:failed code:5xx'))).toBe('');
  expect(serverQuestion(parseSearch('status:failed "time out" id:evt_9'))).toBe('id=evt_9&text=time+out');
});

describe('whatever is typed', () => {
  test('is taken, and written as it was read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (search) => {
        const terms = parseSearch(search);
        expect(parseSearch(formatSearch(terms))).toEqual(terms);
        matches(row, terms, new Set());
      }),
    );
  });
});
