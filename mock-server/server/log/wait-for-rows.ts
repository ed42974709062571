import type { LogWatch } from '../../dispatch/log/log-watch.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { LogPage } from '../../store/delivery-log-store.ts';

export interface WaitOptions {
  readonly count: number;
  readonly waitMs: number;
  readonly watch: LogWatch;
  readonly clock: Clock;
  /** Aborted when nobody waits any more. */
  readonly gone: AbortSignal;
}

/** Changes come in swarms; one question answers for all of them. */
const gatherMs = 10;

/** Asks again after each change of the log until there are enough rows, or the time is over. */
export async function waitForRows<Row>(
  find: () => Promise<LogPage<Row>>,
  { count, waitMs, watch, clock, gone }: WaitOptions,
): Promise<LogPage<Row>> {
  if (waitMs === 0) return find();
  const endsAtMs = clock.monotonicMs() + waitMs;
  const leftMs = () => Math.max(0, endsAtMs - clock.monotonicMs());
  const over = AbortSignal.any([gone, watch.ended]);
  let changed = false;
  let wake = (): void => {};
  over.addEventListener('abort', () => wake(), { once: true });
  const stopListening = watch.onChange(() => {
    changed = true;
    wake();
  });
  const nextChange = () =>
    new Promise<void>((resolve) => {
      const cancel = clock.setTimer(leftMs(), resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  try {
    for (;;) {
      changed = false;
      const page = await find();
      if (page.items.length >= count || leftMs() === 0 || over.aborted) return page;
      if (!changed) await nextChange();
      await clock.sleep(Math.min(gatherMs, leftMs()));
    }
  } finally {
    stopListening();
  }
}
