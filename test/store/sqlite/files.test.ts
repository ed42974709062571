import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { openSqliteStore } from '../../../mock-server/store/sqlite/open-sqlite-store.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { owe, subscribe } from '../store-fixtures.ts';
import { startChild } from './run-child.ts';

async function open(dataDir: string) {
  const store = await openSqliteStore({ dataDir, clock: systemClock });
  onTestFinished(() => store.close());
  return store;
}

/** A directory with a closed store in it, and the path of its file. */
async function aStoredFile(): Promise<readonly [dataDir: string, file: string]> {
  const dataDir = tempFolder();
  const store = await open(dataDir);
  const id = await subscribe(store);
  for (let n = 0; n < 50; n += 1) await owe(store, [id]);
  await store.close();
  return [dataDir, join(dataDir, 'deliveries.db')];
}

function contents(dataDir: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(dataDir).map((name) => [name, readFileSync(join(dataDir, name), 'latin1')]),
  );
}

async function expectRefusal(dataDir: string, problem: RegExp): Promise<void> {
  const opening = openSqliteStore({ dataDir, clock: systemClock });
  await expect(opening).rejects.toMatchObject({
    code: 'PLEXTERA_DATA_DIR',
    message: expect.stringMatching(problem),
    hint: expect.stringMatching(/\w/),
  });
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe('the data directory', () => {
  test('is made with its parents for its owner alone, as are the files', async () => {
    const dataDir = join(tempFolder(), 'deep', 'data');
    const store = await open(dataDir);
    await owe(store, [await subscribe(store)]);
    expect(modeOf(dataDir)).toBe('700');
    const names = readdirSync(dataDir);
    expect(names).toContain('deliveries.db-wal');
    for (const name of names) expect([name, modeOf(join(dataDir, name))]).toEqual([name, '600']);
  });

  test('is closed to others when it holds nothing but the store, and left alone when it holds more', async () => {
    const [ours] = await aStoredFile();
    chmodSync(ours, 0o755);
    chmodSync(join(ours, 'deliveries.db'), 0o644);
    await open(ours);
    expect([modeOf(ours), modeOf(join(ours, 'deliveries.db'))]).toEqual(['700', '600']);
    const shared = tempFolder();
    writeFileSync(join(shared, 'notes.txt'), '');
    chmodSync(shared, 0o755);
    await open(shared);
    expect([modeOf(shared), modeOf(join(shared, 'deliveries.db'))]).toEqual(['755', '600']);
    chmodSync(shared, 0o777);
    await expectRefusal(shared, /everybody may write/);
  });

  test('may not be a symbolic link, nor hold one in place of a file, nor be a file', async () => {
    const folder = tempFolder();
    const [dataDir, file] = await aStoredFile();
    symlinkSync(dataDir, join(folder, 'link'));
    await expectRefusal(join(folder, 'link'), /symbolic link/);
    await expectRefusal(`${join(folder, 'link')}/`, /symbolic link/);
    await expectRefusal(file, /no directory/);
    for (const name of ['deliveries.db', 'deliveries.db-wal', 'deliveries.db-reserve']) {
      const linked = join(folder, `with ${name}`);
      mkdirSync(linked);
      symlinkSync(file, join(linked, name));
      await expectRefusal(linked, /symbolic link/);
    }
    expect(modeOf(file)).toBe('600');
  });

  test('belongs to one process at a time, and is free when that is gone', async () => {
    const dataDir = tempFolder();
    const child = startChild('held', dataDir);
    expect(await child.next()).toEqual({ reached: true });
    await expectRefusal(dataDir, /another process works on it/);
    await child.kill();
    const store = await open(dataDir);
    await expectRefusal(dataDir, /another process works on it/);
    const other = startChild('held', dataDir);
    expect(await other.next()).toMatchObject({ message: expect.stringContaining('another process') });
    await store.close();
    await open(dataDir);
  });

  test.skipIf(process.getuid?.() !== 0)('that may not be written to is refused', async () => {
    const folder = tempFolder();
    chmodSync(folder, 0o755);
    const child = startChild('held', join(folder, 'data'), { uid: 65_534 });
    expect(await child.next()).toMatchObject({
      name: 'PlexteraError',
      message: expect.stringContaining('access is denied'),
    });
  });
});

describe('a file that cannot be used is refused, and left as it is', () => {
  test.each([
    { what: 'garbage', damage: (file: string) => writeFileSync(file, 'This is no database. '.repeat(900)) },
    {
      what: 'torn at its end',
      damage: (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 9_000)),
    },
    {
      what: 'overwritten inside',
      damage: (file: string) => writeFileSync(file, readFileSync(file).fill(0xaa, 8_192, 40_000)),
    },
  ])('when it is $what', async ({ damage }) => {
    const [dataDir, file] = await aStoredFile();
    damage(file);
    const before = readFileSync(file, 'latin1');
    await expectRefusal(dataDir, /damaged/);
    expect(readFileSync(file, 'latin1')).toBe(before);
  });

  test('when a newer version of the package wrote it', async () => {
    const [dataDir, file] = await aStoredFile();
    const database = new Database(file);
    database.exec('UPDATE schema_version SET version = 99');
    database.close();
    await expectRefusal(dataDir, /has version 99, and this version of the package knows 2/);
  });

  test('when it belongs to another program', async () => {
    const dataDir = tempFolder();
    const database = new Database(join(dataDir, 'deliveries.db'));
    database.exec('CREATE TABLE recipes (name TEXT)');
    database.close();
    const before = contents(dataDir);
    await expectRefusal(dataDir, /belongs to another program/);
    expect(contents(dataDir)['deliveries.db']).toBe(before['deliveries.db']);
  });

  test('when its log is there and it is not', async () => {
    const [dataDir, file] = await aStoredFile();
    copyFileSync(file, `${file}-wal`);
    rmSync(file);
    await expectRefusal(dataDir, /is missing or empty, but its log/);
    writeFileSync(file, '');
    await expectRefusal(dataDir, /is missing or empty, but its log/);
    expect(readdirSync(dataDir)).toContain('deliveries.db-wal');
  });
});

test('a log that is torn at its end loses nothing that was committed before', async () => {
  const dataDir = tempFolder();
  const child = startChild('accepted', dataDir);
  while (!((await child.next()) as { readonly reached?: boolean }).reached);
  await child.kill();
  const log = join(dataDir, 'deliveries.db-wal');
  writeFileSync(log, Buffer.concat([readFileSync(log), Buffer.alloc(2_000, 7)]));
  const store = await open(dataDir);
  expect((await store.log.deliveries({ limit: 100 })).items).toHaveLength(20);
});
