import type { StepOptions } from '../scenario.ts';
import type { StepPlayer } from './step-player.ts';

export const subscription: StepPlayer<StepOptions['subscription']> = {
  describe: (what) => what,

  async play(what, { mock, subscriptionId }) {
    const status = what === 'pause' ? 'paused' : 'active';
    await mock.store.subscriptions.update(subscriptionId, { status, pausedReason: undefined });
    return { detail: status, checks: [] };
  },
};
