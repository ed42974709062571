import { describe, expect, test } from 'vitest';
import { headers } from '../../mock-server/contract/catalog.ts';
import type { AttemptDetail, Headers } from '../../mock-server/dashboard/state/event-detail.ts';
import { attemptDiff, chosenPair, headerDiff } from '../../mock-server/dashboard/text/attempt-diff.ts';
import { wordDiff } from '../../mock-server/dashboard/text/word-diff.ts';

function attemptOf(number: number, sent: string, got: string, requestHeaders: Headers = []): AttemptDetail {
  return {
    number,
    deliveryId: `dlv_${number}`,
    startedAt: '2026-04-07T10:00:00.000Z',
    requestHeaders,
    requestBody: { base64: Buffer.from(sent).toString('base64'), text: sent },
    response: {
      status: 200,
      headers: [],
      body: got,
      bodyBase64: Buffer.from(got).toString('base64'),
      truncated: false,
    },
  };
}

test('two attempts of one event have the same body, byte for byte, and an id and a signature of their own', () => {
  const sentWith = (id: string, signature: string): Headers => [
    ['Content-Type', 'application/json'],
    [headers.deliveryId.name, id],
    [headers.signature.name, signature],
  ];
  const diff = attemptDiff(
    attemptOf(1, '{"a":"é"}', 'no', sentWith('one', 'x')),
    attemptOf(2, '{"a":"é"}', 'yes', sentWith('two', 'y')),
  );
  expect(diff.requestBody).toMatchObject({ isSame: true, beforeBytes: 10, afterBytes: 10 });
  expect(diff.requestHeaders.map(({ isOwn }) => isOwn)).toEqual([false, true, true]);
  expect(diff.responseBody).toMatchObject({ isSame: false, beforeBytes: 2, afterBytes: 3 });
});

test.each([0, 1, 2, 3, 4])('bytes are counted rightly: %i', (count) => {
  const diff = attemptDiff(attemptOf(1, 'x'.repeat(count), ''), attemptOf(2, '', ''));
  expect(diff.requestBody.beforeBytes).toBe(count);
});

test('headers that came, went or are there twice are told apart', () => {
  const before: Headers = [
    ['A', '1'],
    ['Set-Cookie', 'x'],
    ['set-cookie', 'y'],
    ['Gone', 'g'],
  ];
  const after: Headers = [
    ['a', '2'],
    ['Set-Cookie', 'x'],
    ['New', 'n'],
  ];
  expect(headerDiff(before, after).map(({ name, before, after }) => [name, before, after])).toEqual([
    ['A', '1', '2'],
    ['Set-Cookie', 'x', 'x'],
    ['set-cookie', 'y', undefined],
    ['Gone', 'g', undefined],
    ['New', undefined, 'n'],
  ]);
});

describe('words', () => {
  test('that differ are marked, and together the pieces are both texts', () => {
    const [before, after] = ['{"error":"away", "again": true}', '{"error":"here", "again": true}'];
    const pieces = wordDiff(before, after);
    expect(pieces.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'gone', text: 'away' },
      { kind: 'new', text: 'here' },
    ]);
    const join = (left: string) =>
      pieces
        .filter(({ kind }) => kind !== left)
        .map(({ text }) => text)
        .join('');
    expect([join('new'), join('gone')]).toEqual([before, after]);
  });

  test('of texts that are too different are not looked for', () => {
    const before = Array.from({ length: 5_000 }, (_, n) => `a${n}`).join(' ');
    const after = Array.from({ length: 5_000 }, (_, n) => `b${n}`).join(' ');
    expect(wordDiff(before, after).map(({ kind }) => kind)).toEqual(['gone', 'new']);
    expect(wordDiff('x'.repeat(300_000), 'y').map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });

  test('of nothing are none', () => {
    expect(wordDiff('', '')).toEqual([]);
    expect(wordDiff('', 'x')).toEqual([{ kind: 'new', text: 'x' }]);
  });
});

test.each([
  ['1,3', [1, 3]],
  ['3,1', [3, 1]],
  ['1,1', undefined],
  ['1,9', undefined],
  ['', undefined],
  ['1,2;<script>', undefined],
])('%j means the attempts %j', (text, numbers) => {
  const attempts = [1, 2, 3].map((number) => ({ number }));
  expect(chosenPair(text, attempts)?.map(({ number }) => number)).toEqual(numbers);
});
