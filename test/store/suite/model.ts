import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { emptyStore, subscribe } from '../store-fixtures.ts';
import { commands } from './commands.ts';
import { Model } from './store-model.ts';

export function describeModel(current: () => DeliveryStore): void {
  describe('whatever happens in whatever order', () => {
    test('nothing is lost, doubled or misnumbered', { timeout: 60_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), async (steps) => {
          await emptyStore(current());
          const model = new Model();
          for (let n = 0; n < 2; n += 1)
            model.subscriptions.set(await subscribe(current()), { paused: false });
          await fc.asyncModelRun(() => ({ model, real: current() }), steps);
        }),
        { numRuns: 30 },
      );
    });
  });
}
