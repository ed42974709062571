import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { DeliveryStore } from '../../mock-server/store/delivery-store.ts';
import { emptyStore } from './store-fixtures.ts';
import { describeAccepting } from './suite/accepting.ts';
import { describeCancelling } from './suite/cancelling.ts';
import { describeChanges } from './suite/changes.ts';
import { describeClaiming } from './suite/claiming.ts';
import { describeLog } from './suite/log.ts';
import { describeModel } from './suite/model.ts';
import { describePruning } from './suite/pruning.ts';
import { describeRecovery } from './suite/recovery.ts';
import { describeResending } from './suite/resending.ts';
import { describeSettling } from './suite/settling.ts';
import { describeSubscriptions } from './suite/subscriptions.ts';

export interface OpenedStore {
  readonly store: DeliveryStore;
  /**
   * The store again as after the death of the process that held it, for an engine that outlives one: whoever claimed
   * before is dead. It takes the place of `store`, and `close` closes it.
   */
  readonly reopen?: () => Promise<DeliveryStore>;
  readonly close: () => Promise<void>;
}

/** Holds an engine to every promise of the port. The store it opens may hold nothing that matters: it is emptied. */
export function describeDeliveryStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let opened: OpenedStore;
    let store: DeliveryStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    beforeEach(() => emptyStore(store));
    afterAll(() => opened.close());

    const current = () => store;
    const reopen = async () => {
      if (opened.reopen === undefined) return undefined;
      store = await opened.reopen();
      return store;
    };
    describeSubscriptions(current);
    describeAccepting(current);
    describeClaiming(current);
    describeSettling(current);
    describeResending(current);
    describeCancelling(current);
    describeLog(current);
    describeChanges(current);
    describePruning(current);
    describeRecovery(current, reopen);
    describeModel(current);
  });
}
