import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';
import { startServe } from '../fixtures/serve.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';
import { secretText } from './recordings.ts';

const env = { PLEXTERA_SIGNING_SECRET: secretText };
/** Each test starts several processes one after the other, and machines can be busy. */
const world = { env, patienceMs: 60_000 };
const patience = { timeout: 180_000 };
const clean = (requests: number) =>
  `no drift in ${requests} requests\nsignatures: ${requests} of ${requests} checked\n`;

/** Every event type once, from a mock to a receiver; how many arrived. */
async function deliverAll(...listenOptions: readonly string[]) {
  const listener = startCli(['listen', '--port', '0', ...listenOptions], world);
  const [, target = ''] = await listener.waitFor(/listening on (http:\S+)/);
  const mock = await startServe(['--to', `${target}hook?token=t0ken-of-the-target`], world);
  for (const eventType of eventTypes) await mock.post({ eventType });
  await vi.waitFor(
    async () => {
      const states = (await mock.deliveries()).map(({ state }) => state);
      expect(states).toEqual(eventTypes.map(() => 'delivered'));
    },
    { timeout: 60_000, interval: 50 },
  );
  const exported = async (format: string) => {
    const response = await mock.send('GET', `/api/v1/export.${format}`);
    return tempFile(Buffer.from(await response.arrayBuffer()), `export.${format}`);
  };
  return { listener, exported };
}

test('what the mock exports of its own deliveries is clean, as NDJSON and as HAR', patience, async () => {
  const { exported } = await deliverAll();
  for (const format of ['ndjson', 'har']) {
    const file = await exported(format);
    expect(await runCli(['check', file, '--strict'], world)).toMatchObject({
      code: 0,
      stdout: clean(eventTypes.length),
    });
  }
});

test('what listen records and prints is clean, byte for byte what was signed', patience, async () => {
  const folder = join(tempFolder(), 'new', 'recording');
  const { listener } = await deliverAll('--record', folder, '--json');
  listener.child.kill('SIGTERM');
  const { code, stdout } = await listener.ended;
  expect(code).toBe(0);
  const names = readdirSync(folder).sort();
  expect(names).toHaveLength(2 * eventTypes.length);
  const heads = names.filter((name) => name.endsWith('.request'));
  for (const name of heads) {
    const head = readFileSync(join(folder, name), 'utf8');
    expect(head).not.toMatch(/t0ken|whsec_/);
    expect(JSON.parse(head)).toMatchObject({ method: 'POST', path: '/hook?token=redacted' });
  }
  const printed = tempFile(stdout, 'listen.ndjson');
  for (const path of [folder, printed])
    expect(await runCli(['check', '--strict', path], world)).toMatchObject({
      code: 0,
      stdout: clean(eventTypes.length),
    });

  // One byte more in one body, and the signature says so.
  const [body = ''] = names;
  writeFileSync(join(folder, body), Buffer.concat([readFileSync(join(folder, body)), Buffer.from(' ')]));
  const changed = await runCli(['check', '--format', 'json', folder], world);
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.stdout).drifts).toEqual([
    expect.objectContaining({ code: 'signature.mismatch', first: { file: join(folder, body) } }),
  ]);
});

test('a file of any length is checked in the memory of its longest line', patience, async () => {
  const { exported } = await deliverAll();
  const small = await exported('ndjson');
  const text = readFileSync(small);
  const large = tempFile(Buffer.concat(Array.from({ length: 1_500 }, () => text)), 'large.ndjson');
  const peakOf = async (file: string) => {
    const small = { ...env, NODE_OPTIONS: '--max-semi-space-size=8' };
    const { child, ended } = startCli(['check', file], { ...world, env: small });
    let peakKiB = 0;
    const status = `/proc/${child.pid}/status`;
    while (child.exitCode === null) {
      try {
        const [, peak = 0] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) ?? [];
        peakKiB = Math.max(peakKiB, Number(peak));
      } catch {
        // It has ended in between.
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await ended).stdout).toContain('no drift');
    return peakKiB / 1024;
  };
  const sizeMiB = (text.length * 1_500) / 1024 ** 2;
  expect(sizeMiB).toBeGreaterThan(50);
  const growthMiB = (await peakOf(large)) - (await peakOf(small));
  expect(growthMiB).toBeLessThan(sizeMiB / 2);
});
