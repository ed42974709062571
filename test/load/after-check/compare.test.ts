import { describe, expect, test } from 'vitest';
import { compareReceipts } from '../../../mock-server/load/after-check/after-check.ts';
import { eventSerial } from '../../../mock-server/load/after-check/event-serial.ts';
import { readReceipts } from '../../../mock-server/load/after-check/read-receipts.ts';
import { ReceiptBook } from '../../../mock-server/load/after-check/receipt-book.ts';
import type { SentEvents } from '../../../mock-server/load/after-check/sent-events.ts';
import { Ledger } from '../../../mock-server/load/recording/ledger.ts';
import { serialText } from '../../../mock-server/load/templates/serial.ts';

const idStem = 'evt_01M80S48K014FE9WEX';
const idOf = (serial: number) => idStem + serialText(serial);

/** Five events that were sent and acknowledged, the fifth twice; the sixth was sent and not acknowledged, the seventh forged. */
function sentEvents(part: Partial<SentEvents> = {}): SentEvents {
  const ledger = new Ledger();
  for (const serial of [0, 1, 2, 3, 4, 4, 5]) ledger.sent(serial);
  for (const serial of [0, 1, 2, 3, 4, 4]) ledger.acknowledged(serial);
  return { idStem, serials: [[0, 7]], shared: false, ledger, ...part };
}

function check(times: Readonly<Record<string, number>>, sent = sentEvents()) {
  const book = new ReceiptBook(sent);
  for (const [eventId, count] of Object.entries(times)) book.add({ eventId, times: count });
  return compareReceipts(sent, book);
}

const all = { [idOf(0)]: 1, [idOf(1)]: 1, [idOf(2)]: 1, [idOf(3)]: 1, [idOf(4)]: 2 };

describe('the ledger', () => {
  test('closes where everything that was acknowledged was received, and nothing else', () => {
    expect(check(all)).toEqual({
      closes: true,
      events: 6,
      receivedOnce: 4,
      receivedAgain: 1,
      neverTaken: 1,
      untold: 0,
      receivedUnacknowledged: 0,
      breaches: { lost: 0, again: 0, 'wrongly-taken': 0, unknown: 0 },
      foreign: 0,
      first: [],
    });
  });

  test('closes where a receiver that deduplicates applied a repeated event once', () => {
    expect(check({ ...all, [idOf(4)]: 1 })).toMatchObject({
      closes: true,
      receivedOnce: 5,
      receivedAgain: 0,
    });
  });

  test('closes where an event came whose acknowledgement was lost', () => {
    expect(check({ ...all, [idOf(5)]: 1 })).toMatchObject({ closes: true, receivedUnacknowledged: 1 });
  });

  test.each([
    ['an acknowledged event that was never received', { [idOf(2)]: 0 }, 'lost', idOf(2)],
    ['an event that was received twice and sent once', { [idOf(1)]: 2 }, 'again', idOf(1)],
    ['a forged event that was taken', { [idOf(6)]: 1 }, 'wrongly-taken', idOf(6)],
    ['an event that was never sent', { [idOf(7)]: 1 }, 'unknown', idOf(7)],
    ['an id that only begins like those of the run', { [`${idStem}x`]: 1 }, 'unknown', `${idStem}x`],
  ])('does not close over %s, and names it', (_, change, breach, eventId) => {
    const found = check({ ...all, ...change });
    expect(found.closes).toBe(false);
    expect(found.breaches).toMatchObject({ [breach]: 1 });
    expect(found.first).toEqual([{ eventId, breach }]);
  });

  test('counts what other runs sent apart', () => {
    expect(check({ ...all, evt_01M80S48K014FE9WXX00000001: 3 })).toMatchObject({ closes: true, foreign: 1 });
  });

  test('names the first twenty', () => {
    const ledger = new Ledger();
    for (let serial = 0; serial < 50; serial++) {
      ledger.sent(serial);
      ledger.acknowledged(serial);
    }
    const found = check({}, sentEvents({ ledger, serials: [[0, 50]] }));
    expect(found.breaches.lost).toBe(50);
    expect(found.first.map(({ eventId }) => eventId)).toEqual(
      Array.from({ length: 20 }, (_, at) => idOf(at)),
    );
  });

  test('leaves the events of others alone where several share a run', () => {
    const shared = sentEvents({
      serials: [
        [0, 2],
        [4, 5],
      ],
      shared: true,
    });
    const found = check({ [idOf(0)]: 1, [idOf(1)]: 1, [idOf(2)]: 1, [idOf(4)]: 2, [idOf(90)]: 1 }, shared);
    expect(found).toMatchObject({ closes: true, events: 3, receivedOnce: 2, receivedAgain: 1 });
  });
});

test('a million events take a megabyte and not more', () => {
  const serials = [[0, 1_000_000]] as const;
  const book = new ReceiptBook(sentEvents({ serials }));
  const before = process.memoryUsage().arrayBuffers;
  for (let serial = 0; serial < 1_000_000; serial++) book.add({ eventId: idOf(serial), times: 1 });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2_500_000);
  expect(book.timesOf(999_999)).toBe(1);
});

test('an id tells its serial number, and what is no id of the run tells none', () => {
  for (const serial of [0, 31, 32, 1_000_000, 2 ** 40 - 1])
    expect(eventSerial(idOf(serial), idStem)).toBe(serial);
  for (const text of ['', idStem, `${idStem}0000000U`, `${idStem}000000001`, `evt_${serialText(1)}`])
    expect(eventSerial(text, idStem)).toBeUndefined();
});

test('receipts are lines of an id and perhaps a number', () => {
  expect(readReceipts('evt_1 2\nevt_2\n\nevt_3,4\r\n"evt_5";6\n evt_6 | 7\n')).toEqual([
    { eventId: 'evt_1', times: 2 },
    { eventId: 'evt_2', times: 1 },
    { eventId: 'evt_3', times: 4 },
    { eventId: 'evt_5', times: 6 },
    { eventId: 'evt_6', times: 7 },
  ]);
  for (const wrong of ['<html>', 'evt_1 two', 'evt_1 1 1', '\u001b[2J']) {
    expect(() => readReceipts(wrong)).toThrow('which is no event id');
    expect(() => readReceipts(wrong)).not.toThrow('\u001b');
  }
});
