import { lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';
import { startServe, startServeTo, type } from './serving.ts';

const modeOf = (path: string) => lstatSync(path).mode & 0o777;

describe('A23: the data directory is for its owner alone', () => {
  test('and so is every file in it', async () => {
    const dataDir = join(tempFolder(), 'data');
    const { receiver, call } = await startServeTo([200], ['--data-dir', dataDir]);
    await call('POST', '/api/v1/events', { eventType: type });
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
    expect(modeOf(dataDir)).toBe(0o700);
    const files = readdirSync(dataDir);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(modeOf(join(dataDir, file)), file).toBe(0o600);
  });

  test('a link is not followed, neither as the directory nor in it', async () => {
    const folder = tempFolder();
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(folder, 'link'));
    const linked = join(folder, 'data');
    mkdirSync(linked, { mode: 0o700 });
    writeFileSync(join(elsewhere, 'precious'), 'keep me');
    symlinkSync(join(elsewhere, 'precious'), join(linked, 'deliveries.db'));
    for (const dataDir of [join(folder, 'link'), `${join(folder, 'link')}/`, linked]) {
      const { code, stderr } = await runInProcess(['serve', '--port', '0', '--data-dir', dataDir]);
      expect(code, dataDir).toBe(2);
      expect(stderr).toContain('symbolic link');
    }
    expect(readdirSync(elsewhere)).toEqual(['precious']);
  });

  test('and holds so many finished events and no more', async () => {
    const { receiver, call } = await startServeTo([200], ['--keep-events', '2']);
    for (const seed of [1, 2, 3, 4, 5]) await call('POST', '/api/v1/events', { eventType: type, seed });
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(5));
    await vi.waitFor(
      async () => {
        const { data } = (await (await call('GET', '/api/v1/deliveries')).json()) as { data: unknown[] };
        expect(data).toHaveLength(2);
      },
      { timeout: 10_000, interval: 50 },
    );
  });
});

describe('A24: a file is data of a known size, and reads no other file', () => {
  const laughs = `a: &a [x, x]\n${'bcdefghij'
    .split('')
    .map((name, at) => `${name}: &${name} [*${'abcdefghi'[at]}, *${'abcdefghi'[at]}]`)
    .join('\n')}`;

  test.each([
    ['a tag of a language', 'to: !!js/function "function () { process.exit(1) }"'],
    ['a tag of one’s own', 'to: !include /etc/passwd'],
    ['references that multiply', laughs],
    ['a reference to a file', '$ref: /etc/passwd'],
    ['a reference to the network', '{"$ref": "http://127.0.0.1:1/"}'],
    ['a merge', '<<: [1]'],
    ['a prototype', '"__proto__": { "to": "http://127.0.0.1/" }'],
    ['more than 64 KiB', `# ${'x'.repeat(65_536)}`],
  ])('options: %s', async (_, text) => {
    const { code, stdout } = await runInProcess(['config', '--config', tempFile(text, 'options.yaml')]);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('events: what a file says is sent, and not looked up', async () => {
    const receiver = await startRecordingReceiver(200);
    const data = tempFile('{"$ref":"/etc/passwd"}', 'data.json');
    const args = ['send', type, '--to', receiver.url, '--data', `@${data}`, '--unchecked'];
    expect((await runInProcess(args)).code).toBe(0);
    expect(JSON.parse(String(receiver.requests[0]?.body)).data.$ref).toBe('/etc/passwd');
    const poison = tempFile('{"__proto__":{"polluted":true}}', 'data.json');
    expect((await runInProcess([...args, '--data', `@${poison}`])).code).toBe(2);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('A21: listeners and searches have their limits', () => {
  test('so many listen and no more, and who leaves makes room', async () => {
    const { origin, call } = await startServe([]);
    const listeners = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const stop = new AbortController();
        const answer = await fetch(`${origin}/api/v1/feed`, { signal: stop.signal });
        return { status: answer.status, stop };
      }),
    );
    expect(listeners.map(({ status }) => status)).toEqual(listeners.map(() => 200));
    const refused = await call('GET', '/api/v1/feed');
    expect(refused.status).toBe(503);
    expect((await refused.json()) as object).toMatchObject({ code: 'too-many-clients' });
    listeners[0]?.stop.abort();
    await vi.waitFor(async () => {
      const again = new AbortController();
      expect((await fetch(`${origin}/api/v1/feed`, { signal: again.signal })).status).toBe(200);
      again.abort();
    });
    for (const { stop } of listeners) stop.abort();
  });
});

describe('A22: faults are off, end by themselves, and one call ends them all', () => {
  test('at start, with a time to live, and after DELETE', async () => {
    const { call } = await startServe([]);
    const list = async () =>
      ((await (await call('GET', '/api/v1/faults')).json()) as { data: { name: string }[] }).data;
    expect(await list()).toEqual([]);
    const forEver = await call('POST', '/api/v1/faults', { name: 'drop', ttlMs: 366 * 86_400_000 });
    expect(forEver.status).toBe(422);
    await call('POST', '/api/v1/faults', { name: 'drop', ttlMs: 1 });
    await call('POST', '/api/v1/faults', { name: 'bad-signature' });
    await vi.waitFor(async () => expect((await list()).map(({ name }) => name)).toEqual(['bad-signature']));
    expect((await call('DELETE', '/api/v1/faults')).status).toBe(204);
    expect(await list()).toEqual([]);
  });
});
