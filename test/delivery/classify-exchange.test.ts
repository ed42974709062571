import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyExchange } from '../../mock-server/delivery/classify-exchange.ts';
import {
  type Exchange,
  exchangeFailureCodes,
  type ReceivedResponse,
} from '../../mock-server/delivery/exchange.ts';
import { testRules } from '../fixtures/delivery-rules.ts';

function answered(status: number, changes: Partial<ReceivedResponse> = {}): Exchange {
  const response = { status, headers: [], body: Buffer.alloc(0), truncated: false, complete: true };
  return { response: { ...response, ...changes }, timings: { sentMs: 1, totalMs: 2 } };
}

describe('a status', () => {
  test('S14 is a success, documented or not, as the rules say', () => {
    const rules = { ...testRules, successStatuses: { from: 201, to: 204 }, documentedStatuses: [204] };
    const kinds = [200, 201, 204, 205].map((status) => classifyExchange(answered(status), rules));
    expect(kinds.map(({ kind }) => kind)).toEqual(['retryable', 'delivered', 'delivered', 'retryable']);
    expect(kinds[1]?.notes).toEqual(['undocumented_status']);
    expect(kinds[2]?.notes).toEqual([]);
  });

  test('S17 says gone only where the rules say so', () => {
    const rules = { ...testRules, goneStatuses: [404] };
    expect(classifyExchange(answered(404), rules)).toMatchObject({ kind: 'permanent', code: 'gone' });
    expect(classifyExchange(answered(410), rules)).toMatchObject({ kind: 'retryable' });
  });

  test.each([
    [400, /parser/],
    [401, /signing secret/],
    [404, /target URL/],
    [413, /body limit/],
    [415, /Content-Type/],
    [422, /content/],
  ])('S16 %i comes with a hint', (status, hint) => {
    expect(classifyExchange(answered(status), testRules).hint).toMatch(hint);
  });

  test('without a known meaning comes without a hint', () => {
    expect(classifyExchange(answered(418), testRules)).not.toHaveProperty('hint');
  });

  test('S05 S11 decides, whatever became of the body', () => {
    const broken = {
      ...answered(200, { complete: false }),
      failure: { code: 'connection_reset', message: '' },
    };
    expect(classifyExchange(broken as Exchange, testRules)).toMatchObject({
      kind: 'delivered',
      notes: ['response_incomplete'],
    });
    const long = answered(206, { complete: false, truncated: true });
    expect(classifyExchange(long, testRules).notes).toEqual(['undocumented_status', 'response_truncated']);
  });

  test('S13 of a redirect without a Location is told as such', () => {
    expect(classifyExchange(answered(304), testRules)).toMatchObject({ kind: 'retryable', code: 'redirect' });
  });

  test('is always one of delivered, retryable and permanent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 999 }), (status) => {
        const { kind } = classifyExchange(answered(status), testRules);
        expect(['delivered', 'retryable', 'permanent']).toContain(kind);
        expect(kind === 'delivered').toBe(status < 300);
      }),
    );
  });
});

describe('a failure', () => {
  test.each(exchangeFailureCodes)('%s keeps its code, message and hint', (code) => {
    const failure = { code, message: 'what happened', hint: 'what to do' };
    const outcome = classifyExchange({ failure, timings: { totalMs: 1 } }, testRules);
    expect(outcome).toMatchObject({ code, message: 'what happened', hint: 'what to do', notes: [] });
    const kinds: Readonly<Record<string, string>> = {
      blocked_target: 'blocked',
      invalid_request: 'permanent',
      transport_closed: 'unknown',
    };
    expect(outcome.kind).toBe(kinds[code] ?? 'retryable');
  });

  test('S04 after the request went out leaves its effect unknown', () => {
    const failure = { code: 'connection_reset', message: 'reset' } as const;
    const outcome = classifyExchange({ failure, timings: { sentMs: 3, totalMs: 4 } }, testRules);
    expect(outcome).toMatchObject({ kind: 'retryable', notes: ['effect_unknown'] });
  });

  test('without any word of what happened is retryable', () => {
    expect(classifyExchange({ timings: { totalMs: 1 } }, testRules).kind).toBe('retryable');
  });
});
