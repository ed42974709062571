import type { LoadModel } from '../load-plan.ts';

/** How many events a second a run was meant to send, over all of it; undefined where it was to send what it could. */
export function meantRate(model: LoadModel): number | undefined {
  if (model.kind === 'closed') return undefined;
  const { stretches } = model;
  // An endless stretch has no weight beside others, and is the only one.
  const weightOf = (forMs: number) => (Number.isFinite(forMs) ? forMs : 1);
  const weights = stretches.reduce((sum, { forMs }) => sum + weightOf(forMs), 0);
  const events = stretches.reduce(
    (sum, { fromPerSecond, toPerSecond, forMs }) =>
      sum + ((fromPerSecond + toPerSecond) / 2) * weightOf(forMs),
    0,
  );
  return events / weights;
}
