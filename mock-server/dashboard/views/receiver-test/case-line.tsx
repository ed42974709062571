import { useRef } from 'preact/hooks';
import type { CaseView } from '../../../server/receiver-tests/run-view.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import { Prose } from '../../parts/prose.tsx';
import { testResults } from '../../state/receiver-tests.ts';
import { setQuery } from '../../state/route.ts';
import { durationText } from '../../text/duration-text.ts';
import { type CaseStanding, standingWords } from '../../text/verdict-words.ts';
import { CaseDetail } from './case-detail.tsx';

interface CaseLineProps {
  readonly receiverCase: CaseView;
  readonly standing: CaseStanding;
  /** How it is mended, in a sentence. */
  readonly advice: string | undefined;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
}

/** One case; a click opens it, and its address then leads here. */
export function CaseLine({ receiverCase, standing, advice, isOpen, isBusy }: CaseLineProps) {
  const { id, title, severity } = receiverCase;
  const place = useRef<HTMLLIElement>(null);
  const result = testResults.value.get(id);
  const [word, icon] = standingWords[standing];
  // Whoever comes by a link to it shall not have to look for it.
  const cameByLink = useRef(isOpen);
  const showIt = () => {
    if (cameByLink.current) place.current?.scrollIntoView({ block: 'start' });
    cameByLink.current = false;
  };
  return (
    <li ref={place} class={isOpen ? 'case open' : 'case'}>
      <button
        type="button"
        class="case-head"
        aria-expanded={isOpen}
        onClick={() => setQuery({ case: isOpen ? undefined : id })}
      >
        <span class={`verdict ${standing}`}>
          <Icon name={icon} />
          {word}
        </span>
        <span class="case-title">
          <span class="id">{id}</span> {title}
        </span>
        <span class={`severity ${severity}`}>{severity}</span>
        <span class="case-took number">
          {result && standing !== 'skipped' ? durationText(result.durationMs) : ''}
        </span>
      </button>
      {result !== undefined && result.reason !== '' && standing !== 'running' && (
        <p class="case-reason">
          {result.variant !== undefined && (
            <>
              <Inert text={result.variant} />
              {': '}
            </>
          )}
          <Inert text={result.reason} />
        </p>
      )}
      {advice !== undefined && !isOpen && standing === 'fail' && (
        <p class="case-reason case-advice">
          <b>Fix</b> <Prose text={advice} />
        </p>
      )}
      {isOpen && <CaseDetail id={id} result={result} isBusy={isBusy} onRead={showIt} />}
    </li>
  );
}
