import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { commandObserver } from '../../../mock-server/conformance/observers/command-observer.ts';
import { functionObserver } from '../../../mock-server/conformance/observers/function-observer.ts';
import { commandHook, urlHook } from '../../../mock-server/conformance/observers/hooks.ts';
import { urlObserver } from '../../../mock-server/conformance/observers/url-observer.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../../fixtures/recording-receiver.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const asking = { clock: systemClock, policy: { allowHosts: [] } };
const running = { clock: systemClock, env: process.env };

afterAll(expectNoSocketsLeft);

test('a function tells a count, at once or later', async () => {
  expect(await functionObserver((id) => id.length).count('evt_1')).toBe(5);
  expect(await functionObserver(async () => 0).count('evt_1')).toBe(0);
});

test.each([Number.NaN, -1, 1.5, '1', undefined])('a function that tells %j tells no count', async (count) => {
  await expect(functionObserver(() => count as number).count('evt_1')).rejects.toThrow('is no count');
});

describe('a URL', () => {
  test('is asked with the id in its place, as a part of a path', async () => {
    const server = await startRecordingReceiver({ status: 200, body: '2\n' });
    const observer = urlObserver(`http://127.0.0.1:${server.port}/applied/{eventId}?id={eventId}`, asking);
    expect(await observer.count('evt/../1')).toBe(2);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/applied/evt%2F..%2F1?id=evt%2F..%2F1',
    });
    expect(server.requests[0]?.body).toHaveLength(0);
  });

  test.each([
    [200, '{"count": 3}', 3],
    [404, 'no such event', 0],
    [200, '0', 0],
  ])('that answers %i %s tells %i', async (status, body, count) => {
    const server = await startRecordingReceiver({ status, body });
    expect(await urlObserver(`${server.url}/{eventId}`, asking).count('evt_1')).toBe(count);
  });

  test.each([
    [500, '1', /answered 500/],
    [200, 'many\n', /"many", which is neither a number/],
    [200, '{"count": -1}', /neither a number/],
    [200, '', /neither a number/],
  ])('that answers %i %s tells no count', async (status, body, message) => {
    const server = await startRecordingReceiver({ status, body });
    await expect(urlObserver(`${server.url}/{eventId}`, asking).count('evt_1')).rejects.toThrow(message);
  });

  test('without a place for the id is misuse, and so is one on another machine', async () => {
    expect(() => urlObserver('http://127.0.0.1/applied', asking)).toThrow('has no {eventId}');
    await expect(urlObserver('http://192.0.2.1/{eventId}', asking).count('evt_1')).rejects.toMatchObject({
      code: 'PLEXTERA_BAD_TARGET',
    });
  });
});

describe('a command', () => {
  test('finds the id in its environment, and nowhere else', async () => {
    const observer = commandObserver('test "$PLEXTERA_EVENT_ID" = "evt_1\'; exit 3; \'" && echo 1', running);
    expect(await observer.count("evt_1'; exit 3; '")).toBe(1);
  });

  test('that fails says why, and one that prints something else does not count', async () => {
    await expect(commandObserver('echo no >&2; exit 4', running).count('evt_1')).rejects.toThrow(
      'ended with code 4: no',
    );
    await expect(commandObserver('echo some', running).count('evt_1')).rejects.toThrow('neither a number');
    expect(() => commandObserver(' ', running)).toThrow('empty');
  });

  test('that does not end is ended, with all that it started', async () => {
    const pids = join(tempFolder(), 'pids');
    const observer = commandObserver(`sleep 600 & echo $! > ${pids}; wait; true`, {
      ...running,
      timeLimitMs: 1_000,
    });
    await expect(observer.count('evt_1')).rejects.toThrow('did not end within 1000 ms');
    const pid = readFileSync(pids, 'utf8').trim();
    // Gone, or dead and not yet buried by whoever inherits orphans here.
    const state = () => spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout;
    await vi.waitFor(() => expect(state().trim()).toMatch(/^(Z.*)?$/));
  });
});

describe('a hook', () => {
  test('that is a command is done when that has ended, though a child of it goes on', async () => {
    const file = join(tempFolder(), 'done');
    await commandHook(`sleep 5 & : > ${file}`, running)();
    expect(existsSync(file)).toBe(true);
    await expect(commandHook('exit 1', running)()).rejects.toThrow('ended with code 1');
  });

  test('that is a URL is posted to', async () => {
    const server = await startRecordingReceiver(204, 503);
    const hook = urlHook(server.url, asking);
    await hook();
    expect(server.requests[0]?.method).toBe('POST');
    await expect(hook()).rejects.toThrow('answered 503');
    expect(() => urlHook('nowhere', asking)).toThrow('is none');
  });
});
