import type { RunResult } from '../../conformance/verdict.ts';

/**
 * A run of some cases anew with what an earlier one found of the others, in the order of the catalogue. Where the earlier
 * one ended early, that still holds: the cases behind its end were never run.
 */
export function mergeRuns(
  earlier: RunResult | undefined,
  later: RunResult,
  order: readonly { readonly id: string }[],
): RunResult {
  if (!earlier) return later;
  const places = new Map(order.map(({ id }, at) => [id, at]));
  const anew = new Set(later.results.map((result) => result.case.id));
  const results = [...earlier.results.filter((result) => !anew.has(result.case.id)), ...later.results];
  const stopped = later.stopped ?? earlier.stopped;
  return {
    ...later,
    durationMs: earlier.durationMs + later.durationMs,
    results: results.toSorted((a, b) => (places.get(a.case.id) ?? 0) - (places.get(b.case.id) ?? 0)),
    ...(stopped ? { stopped } : {}),
  };
}
