import type { AfterCheck, LedgerBreach } from '../../after-check/after-check.ts';

const SHOWN = 20;

/** The checks of all emitters, each of its own events, as one; undefined where none was made. */
export function mergeChecks(
  checks: readonly (AfterCheck | undefined)[],
  lost: number,
): AfterCheck | undefined {
  const made = checks.filter((check) => check !== undefined);
  if (made.length === 0) return undefined;
  const sum = (count: (check: AfterCheck) => number) => made.reduce((all, check) => all + count(check), 0);
  const breach = (name: LedgerBreach) => sum(({ breaches }) => breaches[name]);
  const reasons = made.flatMap(({ incomplete }) => incomplete ?? []);
  const missing = checks.length - made.length + lost;
  if (missing > 0) reasons.push(`The events of ${missing} of the emitters were not looked for.`);
  return {
    closes: missing === 0 && made.every(({ closes }) => closes),
    ...(reasons.length === 0 ? {} : { incomplete: [...new Set(reasons)].join(' ') }),
    events: sum(({ events }) => events),
    receivedOnce: sum(({ receivedOnce }) => receivedOnce),
    receivedAgain: sum(({ receivedAgain }) => receivedAgain),
    neverTaken: sum(({ neverTaken }) => neverTaken),
    untold: sum(({ untold }) => untold),
    receivedUnacknowledged: sum(({ receivedUnacknowledged }) => receivedUnacknowledged),
    breaches: {
      lost: breach('lost'),
      again: breach('again'),
      'wrongly-taken': breach('wrongly-taken'),
      unknown: breach('unknown'),
    },
    // All were told the same list of what is of other runs.
    foreign: Math.max(...made.map(({ foreign }) => foreign)),
    first: made.flatMap(({ first }) => first).slice(0, SHOWN),
  };
}
