import type { CaseResult } from '../../verdict.ts';

/** Results by the group of their case, both in the order of the run. */
export function groupedResults(results: readonly CaseResult[]): ReadonlyMap<string, readonly CaseResult[]> {
  const groups = new Map<string, CaseResult[]>();
  for (const result of results) {
    const { group } = result.case;
    const others = groups.get(group);
    if (others) others.push(result);
    else groups.set(group, [result]);
  }
  return groups;
}
