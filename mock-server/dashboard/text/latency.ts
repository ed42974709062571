import type { DeliveryRow } from '../state/delivery-row.ts';
import { statusOf } from './delivery-status.ts';

export interface LatencyClass {
  /** From so many milliseconds, included. */
  readonly fromMs: number;
  /** Up to so many, excluded; the last class has no end. */
  readonly toMs: number;
  readonly count: number;
}

export interface Latency {
  readonly measured: number;
  readonly classes: readonly LatencyClass[];
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
  /** Of the deliveries that have come to an end; undefined as long as there is none. */
  readonly successRate: number | undefined;
  readonly delivered: number;
  readonly failed: number;
  readonly attemptsPerDelivery: number | undefined;
  /** How many deliveries took how many attempts, fewest attempts first. */
  readonly byAttempts: readonly (readonly [attempts: number, deliveries: number])[];
}

/** Steps that look even on a logarithmic scale. */
const bounds = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000] as const;

/** How fast the last attempts were answered, and what became of deliveries. */
export function latencyOf(rows: readonly DeliveryRow[]): Latency {
  const times = rows.flatMap(({ lastDurationMs }) => lastDurationMs ?? []).toSorted((a, b) => a - b);
  const classes = bounds.map((fromMs, at) => {
    const toMs = bounds[at + 1] ?? Number.POSITIVE_INFINITY;
    return { fromMs, toMs, count: times.filter((ms) => ms >= fromMs && ms < toMs).length };
  });
  const delivered = rows.filter((row) => statusOf(row) === 'delivered').length;
  const failed = rows.filter((row) => statusOf(row) === 'failed').length;
  const tried = rows.filter(({ attempts }) => attempts > 0);
  const attempts = tried.reduce((sum, row) => sum + row.attempts, 0);
  return {
    measured: times.length,
    classes,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    successRate: delivered + failed === 0 ? undefined : delivered / (delivered + failed),
    delivered,
    failed,
    attemptsPerDelivery: tried.length === 0 ? undefined : attempts / tried.length,
    byAttempts: countByAttempts(tried),
  };
}

function countByAttempts(tried: readonly DeliveryRow[]): Latency['byAttempts'] {
  const counts = new Map<number, number>();
  for (const { attempts } of tried) counts.set(attempts, (counts.get(attempts) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => a - b);
}

/** The smallest value that so large a share does not exceed. */
function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
