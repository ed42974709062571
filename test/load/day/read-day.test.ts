import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventTypes, headers } from '../../../mock-server/contract/catalog.ts';
import { readDay } from '../../../mock-server/load/day/read-day.ts';
import { RecordedDay } from '../../../mock-server/load/day/recorded-day.ts';
import { highestRate, replayedMs } from '../../../mock-server/load/day/replay-feed.ts';
import { tempFile, tempFolder } from '../../fixtures/temp-folder.ts';
import { startLogApi } from '../../server/log/start-log-api.ts';
import { aClaim, anEvent, aRecord, aSettlement, subscribe } from '../../store/store-fixtures.ts';

const [type, other] = eventTypes;

function requestsOf(day: RecordedDay) {
  return Array.from({ length: day.length }, (_, n) => ({ atMs: day.timeOf(n), ...day.kinds[day.kindOf(n)] }));
}

const read = async (content: string | Buffer) => requestsOf(await readDay(tempFile(content, 'day')));

/** A log of two deliveries, the first of which was tried twice. */
async function startLog() {
  const { mock, origin } = await startLogApi();
  const { store } = mock;
  const id = await subscribe(store);
  const attempt = async (
    startedAt: string,
    eventType: string,
    next: Parameters<typeof aSettlement>[1],
    status: number,
  ) => {
    const [claimed] = await store.claim(aClaim({ startedAt, nowMs: 10 }));
    if (claimed === undefined) throw new Error('nothing was due');
    const requestHeaders = [[headers.eventType.name, eventType]] as const;
    await store.settle([aSettlement(claimed, next, aRecord(status, { requestHeaders }))]);
  };
  const body = (bytes: number) => Buffer.alloc(bytes, '"');
  await store.accept([anEvent([id], { eventType: type, body: body(700) })]);
  await attempt('2026-05-04T10:15:00.250Z', type, { state: 'waiting', dueAtMs: 5 }, 503);
  await attempt('2026-05-04T10:15:02.000Z', type, { state: 'delivered' }, 200);
  await store.accept([anEvent([id], { eventType: other, body: body(1_500) })]);
  await attempt('2026-05-04T10:15:01.000Z', other, { state: 'delivered' }, 200);
  return origin;
}

test.each(['ndjson', 'har'])(
  'an export of the mock as %s tells each attempt, in order, and which were retries',
  async (ending) => {
    const answer = await fetch(`${await startLog()}/api/v1/export.${ending}`);
    const at = Date.UTC(2026, 4, 4, 10, 15);
    expect(await read(await answer.text())).toEqual([
      { atMs: at + 250, type, sizeBytes: 768, isRetry: false },
      { atMs: at + 1_000, type: other, sizeBytes: 1_536, isRetry: false },
      { atMs: at + 2_000, type, sizeBytes: 768, isRetry: true },
    ]);
  },
);

describe('a CSV', () => {
  const at = Date.UTC(2026, 4, 4, 10, 15);

  test('has a time, and perhaps an event type and a size, on each line, in any order', async () => {
    const text = `\ufefftime,type,bytes\r\n2026-05-04T10:15:01Z,${type},300\r\n"2026-05-04T10:15:00.500Z"\n\n2026-05-04 10:15:02Z,,9000`;
    expect(await read(text)).toEqual([
      { atMs: at + 500, isRetry: false },
      { atMs: at + 1_000, type, sizeBytes: 512, isRetry: false },
      { atMs: at + 2_000, sizeBytes: 12_288, isRetry: false },
    ]);
  });

  test('may give Unix seconds or milliseconds', async () => {
    const times = (await read(`${at / 1000}\n${at / 1000 + 0.25}\n${at + 750}\n`)).map(
      ({ atMs }) => atMs - at,
    );
    expect(times).toEqual([0, 250, 750]);
  });

  test('may end without a line break, and in the middle of nothing', async () => {
    expect(await read('2026-05-04T10:15:00Z')).toHaveLength(1);
  });
});

describe('a line that says something else is named, with what is wrong:', () => {
  const good = '2026-05-04T10:15:00Z';

  test.each([
    [`${good}\nyesterday\n`, 2, '"yesterday" is no time'],
    [`${good}\n${good},no.such.event\n`, 2, 'There is no event type "no.such.event"'],
    [`${good},,many\n`, 1, '"many" is no number of bytes'],
    [`${good}\n${good},,-5\n`, 2, '"-5" is no number of bytes'],
    ['time\n\u001b[2J\n', 2, 'is no time'],
    ['{"id":1}\n', 1, 'has no attempts'],
    [`{"eventType":"${type}","attempts":[]}\n{"attempts"\n`, 2, 'it is no JSON object'],
    ['{"attempts":[{"startedAt":5}]}\n', 1, 'its event type is no text'],
    [`{"eventType":"${type}","attempts":[{"startedAt":"soon"}]}\n`, 1, '"soon" is no time'],
    ['{"log":{"entries":[\n{"startedDateTime":"2026-05-04T10:15:00Z"}\n]}}\n', 2, 'has no request'],
    ['{"log":{"version":"1.2","entries":[]}}\n', 1, 'entry by entry'],
  ])('%j', async (content, line, problem) => {
    const message = expect.stringContaining(`:${line}: `);
    const found = await read(content).catch((error: unknown) => error);
    expect(found).toMatchObject({ code: 'PLEXTERA_CONFIG', message });
    expect((found as Error).message).toContain(problem);
    expect((found as Error).message).not.toContain('\u001b');
  });
});

test.each([
  ['nothing', () => tempFile(''), 'it holds no request.'],
  ['names of columns alone', () => tempFile('time,type\n'), 'it holds no request.'],
  ['a folder', () => tempFolder(), 'it is a folder.'],
  ['no file', () => join(tempFolder(), 'none'), 'there is no such file.'],
])('%s cannot be replayed', async (_, file, problem) => {
  await expect(readDay(file())).rejects.toMatchObject({
    code: 'PLEXTERA_FILE',
    message: expect.stringContaining(problem),
  });
});

test('a line without an end does not fill the memory', async () => {
  const file = tempFile(Buffer.alloc(70 * 1024 * 1024, 'x'));
  await expect(readDay(file)).rejects.toMatchObject({
    message: expect.stringContaining('line 1 has no end'),
  });
});

test('a record takes ten bytes a request, whatever its order', () => {
  const day = new RecordedDay();
  const before = process.memoryUsage().arrayBuffers;
  for (let n = 500_000; n > 0; n--) day.add({ atMs: n, type, sizeBytes: 300 + (n % 3_000), isRetry: false });
  day.order();
  expect([day.timeOf(0), day.timeOf(499_999)]).toEqual([1, 500_000]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(25_000_000);
  expect(day.kinds.length).toBeLessThan(20);
});

test('the highest rate is that of the fullest second, at the speed of the replay', () => {
  const day = new RecordedDay();
  for (const atMs of [0, 100, 5_000, 5_100, 5_200, 5_999, 6_000, 60_000]) day.add({ atMs, isRetry: false });
  expect([1, 10, 100].map((speed) => highestRate(day, speed))).toEqual([4, 7, 8]);
  expect(replayedMs(day, 10)).toBe(6_000);
});
