import type { StepOptions } from '../scenario.ts';
import type { StepPlayer } from './step-player.ts';

export const resend: StepPlayer<StepOptions['resend']> = {
  describe: ({ state, of }) => `what is ${state}${of === undefined ? '' : ` of ${of}`}`,

  async play({ state, of }, { mock, ledger }) {
    const chosen = ledger.deliveries(of).filter((delivery) => delivery.state === state);
    const deliveryIds = chosen.map(({ id }) => id);
    const sent = deliveryIds.length === 0 ? [] : await mock.resend({ deliveryIds });
    ledger.resend(sent);
    return { detail: `${sent.length} sent again`, checks: [] };
  },
};
