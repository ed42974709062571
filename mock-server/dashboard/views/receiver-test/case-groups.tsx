import type { CaseView } from '../../../server/receiver-tests/run-view.ts';
import { Icon } from '../../parts/icon.tsx';
import { isTesting, standingOf, testRun } from '../../state/receiver-tests.ts';
import { query, setQuery } from '../../state/route.ts';
import { type CaseStanding, caseStandings, standingWords } from '../../text/verdict-words.ts';
import { CaseLine } from './case-line.tsx';

/** A group in which nothing is to be seen is folded from so many cases on. */
const foldedFrom = 30;

/** All cases by group, or those that stand as is asked for in the address. */
export function CaseGroups({ cases }: { readonly cases: readonly CaseView[] }) {
  const wanted = caseStandings.find((standing) => standing === query.value.get('show'));
  const opened = query.value.get('case') ?? '';
  const standings = new Map(cases.map(({ id }) => [id, standingOf(id)]));
  const isShown = ({ id }: CaseView) => wanted === undefined || standings.get(id) === wanted || id === opened;
  const shown = cases.filter(isShown);
  return (
    <>
      {testRun.value && <Filter standings={[...standings.values()]} wanted={wanted} />}
      {shown.length === 0 && (
        <section class="nothing">
          <h2>No case stands like that</h2>
          <button type="button" onClick={() => setQuery({ show: undefined })}>
            Show all
          </button>
        </section>
      )}
      {[...byGroup(shown)].map(([group, some]) => (
        <CaseGroup
          key={group}
          cases={some}
          standings={standings}
          opened={opened}
          isFiltered={wanted !== undefined}
        />
      ))}
    </>
  );
}

interface FilterProps {
  readonly standings: readonly CaseStanding[];
  readonly wanted: CaseStanding | undefined;
}

function Filter({ standings, wanted }: FilterProps) {
  const count = (standing: CaseStanding) => standings.filter((one) => one === standing).length;
  return (
    <nav class="counters case-filter" aria-label="By verdict">
      <a href={filterPath(undefined)} aria-current={wanted === undefined ? 'true' : undefined}>
        <b>{standings.length.toLocaleString('en')}</b> All
      </a>
      {caseStandings
        .filter((standing) => standing !== 'running' && (count(standing) > 0 || standing === 'fail'))
        .map((standing) => (
          <a
            key={standing}
            class={`verdict ${standing}`}
            href={filterPath(standing)}
            aria-current={wanted === standing ? 'true' : undefined}
          >
            <Icon name={standingWords[standing][1]} />
            <b>{count(standing).toLocaleString('en')}</b> {standingWords[standing][0]}
          </a>
        ))}
    </nav>
  );
}

/** Only the filter changes: whose receiver it is about stays. */
function filterPath(standing: CaseStanding | undefined): string {
  const parts = new URLSearchParams(query.value);
  parts.delete('case');
  if (standing === undefined) parts.delete('show');
  else parts.set('show', standing);
  return `/receiver-tests${parts.size === 0 ? '' : `?${parts}`}`;
}

interface CaseGroupProps {
  readonly cases: readonly CaseView[];
  readonly standings: ReadonlyMap<string, CaseStanding>;
  readonly opened: string;
  readonly isFiltered: boolean;
}

function CaseGroup({ cases, standings, opened, isFiltered }: CaseGroupProps) {
  const [{ group, groupTitle }] = cases as readonly [CaseView];
  const dull: readonly CaseStanding[] = ['pass', 'untried', 'running'];
  const isDull = cases.every(({ id }) => dull.includes(standings.get(id) ?? 'untried') && id !== opened);
  const lines = (
    <ul class="cases">
      {cases.map((one) => (
        <CaseLine
          key={one.id}
          receiverCase={one}
          standing={standings.get(one.id) ?? 'untried'}
          isOpen={one.id === opened}
          isBusy={isTesting.value}
        />
      ))}
    </ul>
  );
  return (
    <section class="card case-group" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>
        {groupTitle} <span class="soft number">{tally(cases, standings)}</span>
      </h2>
      {cases.length >= foldedFrom && isDull && !isFiltered ? (
        <details>
          <summary>Show {cases.length} cases</summary>
          {lines}
        </details>
      ) : (
        lines
      )}
    </section>
  );
}

function tally(cases: readonly CaseView[], standings: ReadonlyMap<string, CaseStanding>): string {
  return caseStandings
    .flatMap((standing) => {
      const count = cases.filter(({ id }) => standings.get(id) === standing).length;
      return count === 0 ? [] : `${count} ${standingWords[standing][0].toLowerCase()}`;
    })
    .join(', ');
}

function byGroup(cases: readonly CaseView[]): ReadonlyMap<string, readonly CaseView[]> {
  const groups = new Map<string, CaseView[]>();
  for (const one of cases) {
    const others = groups.get(one.group);
    if (others) others.push(one);
    else groups.set(one.group, [one]);
  }
  return groups;
}
