import { expect, test } from 'vitest';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { stopPoints } from '../kill/emitter-process.ts';
import { ledgerOfKill } from '../kill/kill-ledger.ts';

test.each(stopPoints)('a process killed %s leaves everything it had accepted, to be sent', async (point) => {
  const ledger = await ledgerOfKill({ engine: 'sqlite', dataDir: tempFolder() }, point);
  expect(ledger).toMatchObject({ lost: 0, broken: 0 });
  expect(ledger.accepted).toBeGreaterThanOrEqual(30);
  expect(ledger.duplicates).toBeLessThanOrEqual(ledger.unknown);
  expect(ledger.unknown).toBeLessThanOrEqual(ledger.held);
  if (point === 'before sending') expect([ledger.unknown, ledger.duplicates]).toEqual([ledger.held, 0]);
  if (point === 'after sending')
    expect([ledger.unknown, ledger.duplicates]).toEqual([ledger.held, ledger.held]);
});
