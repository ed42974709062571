import { useState } from 'preact/hooks';
import type { CaseView } from '../../../server/receiver-tests/run-view.ts';
import { Icon } from '../../parts/icon.tsx';
import { type CaseStanding, caseStandings, standingWords } from '../../text/verdict-words.ts';
import { CaseLine } from './case-line.tsx';
import { useAdvice } from './use-advice.ts';

interface CaseGroupProps {
  readonly cases: readonly CaseView[];
  readonly standings: ReadonlyMap<string, CaseStanding>;
  /** The id of the case that is looked at. */
  readonly opened: string;
  /** Where a person has asked for just these. */
  readonly listsAll: boolean;
  readonly isBusy: boolean;
}

/** What is told without being asked for. */
const told: readonly CaseStanding[] = ['fail', 'warn', 'inconclusive'];
/** More of them are not read at once. */
const atOnce = 30;

/** A group of cases: those that need a person one by one, the others as numbers until they are asked for. */
export function CaseGroup({ cases, standings, opened, listsAll, isBusy }: CaseGroupProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [{ group, groupTitle }] = cases as readonly [CaseView];
  const standing = ({ id }: CaseView) => standings.get(id) ?? 'untried';
  const listed = cases
    .filter((one) => listsAll || told.includes(standing(one)))
    .slice(0, atOnce)
    .map(({ id }) => id);
  const shown = cases.filter(({ id }) => isOpen || listed.includes(id) || id === opened);
  const failed = shown.filter((one) => standing(one) === 'fail').map(({ id }) => id);
  const advice = useAdvice(failed.slice(0, atOnce), isBusy);
  const [worst] = caseStandings.filter((one) => cases.some((other) => standing(other) === one));
  const hidden = cases.length - shown.length;
  const canTurn = isOpen || hidden > 0;
  const head = (
    <>
      <span class={`verdict ${quiet(worst)}`}>
        <Icon name={standingWords[quiet(worst)][1]} />
      </span>
      {groupTitle}
      <span class="tally number">{tally(cases.map(standing))}</span>
      {canTurn && (
        <span class="fold-mark">
          {shown.length > 0 && !isOpen && `Show ${hidden.toLocaleString('en')} more`}
          <Icon name="right" />
        </span>
      )}
    </>
  );
  return (
    <section class="case-group" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>
        {canTurn ? (
          <button type="button" class="fold" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {head}
          </button>
        ) : (
          <span class="fold">{head}</span>
        )}
      </h2>
      {shown.length > 0 && (
        <ul class="cases">
          {shown.map((one) => (
            <CaseLine
              key={one.id}
              receiverCase={one}
              standing={standing(one)}
              advice={advice.get(one.id)}
              isOpen={one.id === opened}
              isBusy={isBusy}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Which case runs just now changes many times a second: the line of a group stays calm. */
function quiet(standing: CaseStanding = 'untried'): CaseStanding {
  return standing === 'running' ? 'untried' : standing;
}

function tally(standings: readonly CaseStanding[]): string {
  return caseStandings
    .flatMap((standing) => {
      const count = standings.filter((one) => quiet(one) === standing).length;
      return count === 0 ? [] : `${count.toLocaleString('en')} ${standingWords[standing][0].toLowerCase()}`;
    })
    .join(', ');
}
