import { afterAll, describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { tempFile } from '../fixtures/temp-folder.ts';

afterAll(expectNoSocketsLeft);

const [type, other] = eventTypes;
const secret = 'whsec_for_the_tests_of_replays';
const env = { PLEXTERA_SIGNING_SECRET: secret };
const startsAt = Date.UTC(2026, 4, 4);

/** A record of a day: an event every so many seconds, the two types in turn. */
function recordOf(count: number, everySeconds: number): string {
  const lines = Array.from({ length: count }, (_, n) => {
    const time = new Date(startsAt + n * everySeconds * 1000).toISOString();
    return `${time},${n % 2 === 0 ? type : other},${n % 2 === 0 ? 4_000 : 12_000}`;
  });
  return tempFile(`time,type,bytes\n${lines.toReversed().join('\n')}\n`, 'day.csv');
}

test('a record is replayed faster, with new events of the same types and about the same sizes', async () => {
  const receiver = await startRecordingReceiver(200);
  const options = ['--replay', recordOf(60, 60), '--speed', '1800x', '--json'];
  const { code, stdout } = await runInProcess(['load', '--to', receiver.url, ...options], { env });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ ended: 'done', model: 'open', sent: 60, errors: 0, unsent: 0 });
  expect(JSON.parse(stdout).lastedMs).toBeGreaterThan(1_900);
  const events = receiver.requests.map(({ body, headers }) => {
    const reception = receive(body, headers, secret);
    expect(reception).toMatchObject({ kind: 'event', diagnostics: [] });
    return { event: JSON.parse(body.toString('utf8')), bytes: body.length };
  });
  expect(events.filter(({ event }) => event.eventType === type)).toHaveLength(30);
  for (const { event, bytes } of events) {
    expect(bytes).toBe(event.eventType === type ? 4_096 : 12_288);
    expect([type, other]).toContain(event.eventType);
    expect(Math.abs(Date.now() - Date.parse(event.occurredAt))).toBeLessThan(60_000);
  }
  expect(new Set(events.map(({ event }) => event.eventId)).size).toBe(60);
});

test('--for and --count end it earlier', async () => {
  const receiver = await startRecordingReceiver(200);
  const args = ['load', '--to', receiver.url, '--replay', recordOf(40, 60), '--speed', '1200'];
  expect((await runInProcess([...args, '--for', '1s'], { env })).code).toBe(0);
  expect(receiver.requests).toHaveLength(20);
  expect((await runInProcess([...args, '--count', '5'], { env })).code).toBe(0);
  expect(receiver.requests).toHaveLength(25);
});

test('what was tried again in a record is tried again in the replay', async () => {
  const receiver = await startRecordingReceiver(200);
  const lines = Array.from({ length: 20 }, (_, n) => {
    const startedAt = (ms: number) => new Date(startsAt + n * 50 + ms).toISOString();
    const attempts = [
      { number: 1, startedAt: startedAt(0) },
      { number: 2, startedAt: startedAt(1_000) },
    ];
    return JSON.stringify({ eventType: type, eventBody: { base64: 'eA==' }, attempts });
  });
  const args = ['load', '--to', receiver.url, '--replay', tempFile(lines.join('\n')), '--json'];
  const { code, stdout } = await runInProcess(args, { env });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ sentByKind: { new: 20, retry: 20 }, ledger: { events: 20 } });
});

describe('a mistake ends with 2 before anything is sent:', () => {
  const nowhere = ['load', '--to', 'http://127.0.0.1:9/'];

  test.each([
    [['--speed', '2x'], 'Add --replay FILE.'],
    [['--replay', '/nowhere/day.csv'], 'there is no such file.'],
    [['--replay', 'package.json'], 'package.json:1: it is no JSON object.'],
    [['--replay', 'package.json', '--rate', '5'], 'Leave --rate'],
    [['--replay', 'package.json', '--workers', '2'], 'Leave --run and --workers out.'],
    [['--replay', 'package.json', '--speed', '0'], 'how many times as fast'],
    [['--replay', 'package.json', '--speed', 'fast'], 'how many times as fast'],
  ])('%j', async (options, says) => {
    const { code, stdout, stderr } = await runInProcess([...nowhere, ...options], { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
  });

  test('another machine gets no more in any second than was said on purpose', async () => {
    const elsewhere = ['load', '--to', 'http://10.1.2.3:9/', '--allow-host', '10.1.2.3'];
    const args = [...elsewhere, '--replay', recordOf(100, 1), '--speed'];
    const tooFast = await runInProcess([...args, '11x'], { env });
    expect(tooFast.code).toBe(2);
    expect(tooFast.stderr).toContain('at most 10 a second');
    expect((await runInProcess([...args, '10x'], { env })).stderr).toContain('Nobody agreed to send');
  });
});
