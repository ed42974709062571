import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { startServe } from '../fixtures/serve.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

// Mounts of a namespace of its own end with its last process.
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
const prlimit = '/usr/bin/prlimit';
const patience = { timeout: 12_000, interval: 100 };

/** `serve` in a world that some command sets up, with a receiver that holds its answers back. */
async function serveThrough(through: readonly string[], dataDir = tempFolder()) {
  const receiver = await startRecordingReceiver({ status: 200, hangs: true });
  const served = await startServe(['--data-dir', dataDir, '--to', receiver.url], {
    through,
    patienceMs: 60_000,
  });
  const accepted = new Set<string>();
  /** Asks for one more event, with a body that weighs something; resolves with the status. */
  const take = async (): Promise<number> => {
    const response = await served.post({
      unchecked: true,
      overrides: { data: { filler: 'x'.repeat(60_000) } },
    });
    const body = (await response.json()) as { readonly eventId?: string };
    if (response.status === 202) accepted.add(body.eventId ?? '');
    return response.status;
  };
  const received = () => new Set(receiver.requests.map(({ body }) => JSON.parse(body.toString()).eventId));
  return {
    ...served,
    take,
    accepted,
    async takeUntilFull(): Promise<void> {
      let status = 202;
      while (status === 202 && accepted.size < 2_000) status = await take();
      expect(status).toBe(503);
      expect(accepted.size).toBeGreaterThan(10);
    },
    /** Everything that was taken is received once somebody answers, and marked as delivered. */
    async expectAllDelivered(): Promise<void> {
      await vi.waitFor(async () => {
        receiver.release();
        expect(received()).toEqual(accepted);
        expect((await served.health()).pending).toBe(0);
      }, patience);
    },
    async expectCalmEnd(): Promise<void> {
      served.child.kill('SIGTERM');
      const { code, stderr } = await served.ended;
      expect(code).toBe(0);
      expect(stderr).not.toMatch(/^ {4}at |our own fault/m);
    },
  };
}

/** The file system of a data directory, with so much room. */
const onDiskOf = (dataDir: string, size: string, more = '') => {
  const mount = `mount -t tmpfs -o size=${size},mode=700${more} tmpfs '${dataDir}' && exec "$@"`;
  return ['unshare', '-rm', '/bin/bash', '-c', mount, 'bash'];
};

/** Changes the mount of a running process. */
const remount = (pid: number | undefined, dataDir: string, options: string) =>
  execFileSync('nsenter', [
    '--preserve-credentials',
    '-U',
    '-m',
    '-t',
    String(pid),
    'mount',
    '-o',
    `remount,${options}`,
    dataDir,
  ]);

describe('S45: while nothing more can be stored', () => {
  test.skipIf(!canMount)(
    'S45: a full disk refuses new events, delivers the others, and is noticed when it has room',
    async () => {
      const dataDir = tempFolder();
      const served = await serveThrough(onDiskOf(dataDir, '20m'), dataDir);
      await served.takeUntilFull();
      expect(await served.health()).toMatchObject({ code: 503, status: 'degraded' });
      expect(await served.take()).toBe(503);
      await served.expectAllDelivered();
      remount(served.child.pid, dataDir, 'size=100m');
      await vi.waitFor(async () => expect(await served.take()).toBe(202), patience);
      expect(await served.health()).toMatchObject({ code: 200, status: 'ok' });
      await served.expectAllDelivered();
      await served.expectCalmEnd();
    },
    60_000,
  );

  test.skipIf(!existsSync(prlimit))(
    'S45: files that may not grow refuse new events, and the others are delivered once they may',
    async () => {
      const limited = ['/bin/bash', '-c', `trap '' XFSZ; ulimit -S -f 12000; exec "$@"`, 'bash'];
      const served = await serveThrough(limited);
      await served.takeUntilFull();
      expect(await served.health()).toMatchObject({ code: 503, status: 'degraded' });
      execFileSync(prlimit, ['--pid', String(served.child.pid), '--fsize=unlimited']);
      await served.expectAllDelivered();
      await vi.waitFor(async () => expect(await served.take()).toBe(202), patience);
      await served.expectAllDelivered();
      await served.expectCalmEnd();
    },
    60_000,
  );

  test.skipIf(!canMount)(
    'S45: on a disk that cannot be written it does not start, and says why',
    async () => {
      const dataDir = tempFolder();
      const through = onDiskOf(dataDir, '20m', ',ro');
      const { code, stderr } = await runCli(['serve', '--port', '0', '--data-dir', dataDir], { through });
      expect(code).toBe(2);
      expect(stderr).toContain(`The data directory ${dataDir} cannot be used`);
    },
  );
});

test.skipIf(!existsSync(prlimit))(
  'S45: without a file descriptor left attempts fail and are made again, and nothing is lost',
  async () => {
    const receiver = await startRecordingReceiver({ status: 200, hangs: true });
    const served = await startServe(['--data-dir', tempFolder(), '--to', receiver.url], {
      patienceMs: 60_000,
    });
    const accepted = new Set<string>();
    const post = async () => {
      const response = await served.post();
      expect(response.status).toBe(202);
      accepted.add(((await response.json()) as { readonly eventId: string }).eventId);
    };
    await post();
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
    const used = Number(
      execFileSync('/bin/bash', ['-c', `ls /proc/${served.child.pid}/fd | wc -l`], { encoding: 'utf8' }),
    );
    const limit = (count: number) =>
      execFileSync(prlimit, ['--pid', String(served.child.pid), `--nofile=${count}:`]);
    limit(used + 3);
    for (let n = 0; n < 20; n += 1) await post();
    await served.waitFor(/again in/);
    limit(1_024);
    await vi.waitFor(async () => {
      receiver.release();
      expect(new Set(receiver.requests.map(({ body }) => JSON.parse(body.toString()).eventId))).toEqual(
        accepted,
      );
      expect((await served.health()).pending).toBe(0);
    }, patience);
    expect((await served.health()).code).toBe(200);
    served.child.kill('SIGTERM');
    expect((await served.ended).code).toBe(0);
  },
  60_000,
);
