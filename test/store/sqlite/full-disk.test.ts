import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { type Child, startChild } from './run-child.ts';

const refused = { accepted: false, name: 'StoreUnavailable' };
// Mounts of a namespace of its own end with its last process.
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
const prlimit = '/usr/bin/prlimit';

async function ask(child: Child, question: string): Promise<unknown> {
  child.say(question);
  return child.next();
}

async function filledUp(child: Child): Promise<number> {
  const filled = (await child.next()) as { readonly accepted: number };
  expect(filled).toMatchObject({ problem: refused });
  expect(filled.accepted).toBeGreaterThan(10);
  return filled.accepted;
}

async function expectRoomIsNoticed(child: Child): Promise<void> {
  await vi.waitFor(async () => expect(await ask(child, 'accept')).toEqual({ accepted: true }), {
    timeout: 8_000,
    interval: 200,
  });
  expect(await ask(child, 'health')).toMatchObject({ ok: true });
  expect(await ask(child, 'deliver')).toMatchObject({ delivered: expect.any(Number) });
}

describe('when there is no room for more', () => {
  test.skipIf(!canMount)(
    'on the disk, stored events are delivered and new ones refused until there is',
    async () => {
      const child = startChild('filling', tempFolder(), { diskBytes: 20 * 1024 * 1024 });
      const accepted = await filledUp(child);
      for (let delivered = 10; delivered <= accepted; delivered += 10) {
        expect(await ask(child, 'deliver')).toEqual({ delivered: 10 });
        expect(await ask(child, 'accept')).toEqual(refused);
      }
      expect(await ask(child, 'health')).toEqual({
        ok: false,
        problem: expect.stringContaining('disk'),
        waiting: accepted % 10,
        inFlight: 0,
      });
      expect(await ask(child, 'grow')).toEqual({ grown: true });
      await expectRoomIsNoticed(child);
    },
  );

  test.skipIf(!existsSync(prlimit))('in its files, new events are refused until there is', async () => {
    const child = startChild('filling', tempFolder(), { before: `trap '' XFSZ; ulimit -S -f 12000` });
    await filledUp(child);
    expect(await ask(child, 'health')).toMatchObject({ ok: false, problem: expect.stringContaining('disk') });
    expect(await ask(child, 'accept')).toEqual(refused);
    execFileSync(prlimit, ['--pid', String(child.pid), '--fsize=unlimited']);
    await expectRoomIsNoticed(child);
  });
});
