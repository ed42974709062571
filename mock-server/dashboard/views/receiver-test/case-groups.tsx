import { useMemo, useRef } from 'preact/hooks';
import type { CaseView } from '../../../server/receiver-tests/run-view.ts';
import { isTesting, standingOf, testRun } from '../../state/receiver-tests.ts';
import { query, setQuery } from '../../state/route.ts';
import { type CaseStanding, caseStandings } from '../../text/verdict-words.ts';
import { CaseFilter } from './case-filter.tsx';
import { CaseGroup } from './case-group.tsx';

type Standings = ReadonlyMap<string, CaseStanding>;

/** All cases by group, or those that stand as is asked for in the address; what has to be mended comes first. */
export function CaseGroups({ cases }: { readonly cases: readonly CaseView[] }) {
  const wanted = caseStandings.find((standing) => standing === query.value.get('show'));
  const opened = query.value.get('case') ?? '';
  const standings = new Map(cases.map(({ id }) => [id, standingOf(id)]));
  const isShown = ({ id }: CaseView) => wanted === undefined || standings.get(id) === wanted || id === opened;
  const groups = useOrdered(cases, standings)
    .map((group) => group.filter(isShown))
    .filter(({ length }) => length > 0);
  return (
    <>
      {testRun.value && <CaseFilter standings={[...standings.values()]} wanted={wanted} />}
      {groups.length === 0 ? (
        <section class="nothing">
          <h2>No case stands like that</h2>
          <button type="button" onClick={() => setQuery({ show: undefined })}>
            Show all
          </button>
        </section>
      ) : (
        <div class="card case-groups">
          {groups.map((group) => (
            <CaseGroup
              key={group[0]?.group}
              cases={group}
              standings={standings}
              opened={opened}
              listsAll={wanted !== undefined}
              isBusy={isTesting.value}
            />
          ))}
        </div>
      )}
    </>
  );
}

/**
 * The groups with the gravest first. Nothing changes its place while cases run, or since one of them was run again:
 * only a whole run that has ended puts them in order.
 */
function useOrdered(cases: readonly CaseView[], standings: Standings): readonly (readonly CaseView[])[] {
  const run = testRun.value;
  const ordered = useRef('');
  if (run && !run.rerun) ordered.current = `${run.startedAt} ${run.status}`;
  return useMemo(() => {
    const groups = byGroup(cases);
    return isTesting.value
      ? groups
      : groups.toSorted((a, b) => gravity(a, standings) - gravity(b, standings));
  }, [cases, ordered.current]);
}

/** The place of the gravest standing; what passed and what was not run are alike. */
function gravity(cases: readonly CaseView[], standings: Standings): number {
  const places = cases.map(({ id }) => caseStandings.indexOf(standings.get(id) ?? 'untried'));
  return Math.min(caseStandings.indexOf('skipped'), ...places);
}

function byGroup(cases: readonly CaseView[]): readonly (readonly CaseView[])[] {
  const groups = new Map<string, CaseView[]>();
  for (const one of cases) {
    const others = groups.get(one.group);
    if (others) others.push(one);
    else groups.set(one.group, [one]);
  }
  return [...groups.values()];
}
