import { Icon } from '../../parts/icon.tsx';
import { query } from '../../state/route.ts';
import { type CaseStanding, caseStandings, standingWords } from '../../text/verdict-words.ts';

interface CaseFilterProps {
  readonly standings: readonly CaseStanding[];
  readonly wanted: CaseStanding | undefined;
}

/** How many cases stand how; each is a link to those alone. */
export function CaseFilter({ standings, wanted }: CaseFilterProps) {
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
