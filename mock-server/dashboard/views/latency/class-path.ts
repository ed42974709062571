import type { LatencyClass } from '../../text/latency.ts';

/** Where the deliveries of a class are listed. */
export function classPath({ fromMs, toMs }: LatencyClass): string {
  const conditions = [`dur:>${fromMs}ms`, ...(Number.isFinite(toMs) ? [`dur:<${toMs}ms`] : [])];
  return `/?q=${encodeURIComponent(conditions.join(' '))}`;
}
