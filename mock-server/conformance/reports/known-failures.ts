import { type CaseResult, type RunResult, type Verdict, verdicts } from '../verdict.ts';

/** A failure that was accepted, by the id of its case. */
export interface KnownFailure {
  readonly verdict: Verdict;
  /** Why it is accepted, for people. */
  readonly reason?: string;
}

export type KnownFailures = ReadonlyMap<string, KnownFailure>;

/** Whether a result is no worse than what was accepted. */
export function isKnown({ case: { id }, verdict }: CaseResult, known: KnownFailures | undefined): boolean {
  const accepted = known?.get(id)?.verdict;
  return accepted === verdict || accepted === 'fail';
}

/** The ids of accepted failures whose cases ran, and are fine by now. */
export function noLongerNeeded({ results }: RunResult, known: KnownFailures | undefined): readonly string[] {
  return results
    .filter(({ case: { id }, verdict }) => known?.has(id) && (verdict === 'pass' || verdict === 'warn'))
    .map(({ case: { id } }) => id);
}

/** What would be accepted now: the failures of a run with the reasons given before, and what it did not try. */
export function updateKnownFailures(
  run: RunResult,
  failures: readonly CaseResult[],
  known: KnownFailures = new Map(),
): KnownFailures {
  const tried = new Set(run.results.map(({ case: { id } }) => id));
  const kept = [...known].filter(([id]) => !tried.has(id));
  const now = failures.map(({ case: { id }, verdict }) => [id, { ...known.get(id), verdict }] as const);
  return new Map([...kept, ...now].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The text of a baseline file: `{"version": 1, "cases": {"SIG-12": {"verdict": "fail", "reason": "…"}}}`. */
export function renderKnownFailures(known: KnownFailures): string {
  return `${JSON.stringify({ version: 1, cases: Object.fromEntries(known) }, null, 2)}\n`;
}

/** Reads what {@link renderKnownFailures} wrote, or says in a sentence why it cannot be that. */
export function parseKnownFailures(value: unknown): KnownFailures | string {
  if (!isObject(value) || value.version !== 1 || !isObject(value.cases))
    return 'it is no baseline: that is {"version": 1, "cases": {…}}.';
  const known = new Map<string, KnownFailure>();
  for (const [id, entry] of Object.entries(value.cases)) {
    const { verdict, reason } = isObject(entry) ? entry : {};
    const accepted = verdicts.find((name) => name === verdict);
    if (!accepted) return `its entry ${JSON.stringify(id)} has no verdict of ${verdicts.join(', ')}.`;
    if (reason !== undefined && typeof reason !== 'string')
      return `the reason of its entry ${JSON.stringify(id)} is no text.`;
    known.set(id, { verdict: accepted, ...(reason === undefined ? {} : { reason }) });
  }
  return known;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
