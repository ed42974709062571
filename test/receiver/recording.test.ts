import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRecording } from '../../mock-server/receiver/recording/open-recording.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const at = (time: string, body = '{}') => ({
  ...{ method: 'POST', path: '/', headers: [], rawBody: Buffer.from(body) },
  receivedAt: new Date(time),
});
const bodies = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

test('a clock that is set back does not bring a later request before an earlier one', () => {
  const folder = join(tempFolder(), 'recording');
  const recording = openRecording(folder, []);
  recording.add(at('2026-04-07T10:00:00.500Z', '1'));
  recording.add(at('2026-04-07T09:00:00.000Z', '2'));
  recording.add(at('2026-04-07T10:00:00.501Z', '3'));
  expect(bodies(folder)).toEqual(['1', '2', '3']);
});

test.each(['json', 'request'])(
  'a file or a link that has the name of a .%s already stays as it is',
  (ending) => {
    const folder = join(tempFolder(), 'recording');
    const elsewhere = join(tempFolder(), 'precious');
    writeFileSync(elsewhere, 'keep me');
    const recording = openRecording(folder, []);
    const name = '20260407T100000000Z-000001';
    symlinkSync(elsewhere, join(folder, `${name}.${ending}`));
    expect(() => recording.add(at('2026-04-07T10:00:00Z'))).toThrow(
      expect.objectContaining({ code: 'PLEXTERA_RECORD_DIR' }),
    );
    expect(readFileSync(elsewhere, 'utf8')).toBe('keep me');
    // Neither half of the request is left behind, nor a file that was being written.
    expect(readdirSync(folder)).toEqual([`${name}.${ending}`]);
  },
);

test('a folder is made with those above it, and one that is empty is taken', () => {
  const folder = join(tempFolder(), 'a', 'b');
  openRecording(folder, []);
  expect(existsSync(folder)).toBe(true);
  openRecording(folder, []).add(at('2026-04-07T10:00:00Z'));
  expect(() => openRecording(folder, [])).toThrow('it is not empty');
});

test('a short secret is a word like any other, and garbles no body', () => {
  const folder = join(tempFolder(), 'recording');
  openRecording(folder, ['data']).add(at('2026-04-07T10:00:00Z', '{"data":1}'));
  expect(bodies(folder)).toEqual(['{"data":1}']);
});
