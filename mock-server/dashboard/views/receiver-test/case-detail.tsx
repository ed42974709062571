import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { CaseDetailView, CaseResultView } from '../../../server/receiver-tests/run-view.ts';
import { Icon } from '../../parts/icon.tsx';
import { Prose } from '../../parts/prose.tsx';
import { problemText } from '../../state/api.ts';
import { readCase, testTarget } from '../../state/receiver-tests.ts';
import { copy } from '../../state/toast.ts';
import { CaseExchange } from './case-exchange.tsx';
import { FixSnippets } from './fix-snippets.tsx';
import { start } from './run-form.tsx';

interface CaseDetailProps {
  readonly id: string;
  readonly result: CaseResultView | undefined;
  readonly isBusy: boolean;
  /** When it is there for the first time. */
  readonly onRead: () => void;
}

/** Why a case matters, how it is mended, and the exchange that has decided. */
export function CaseDetail({ id, result, isBusy, onRead }: CaseDetailProps) {
  const [detail, setDetail] = useState<CaseDetailView | undefined>(undefined);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    readCase(id)
      .then((read) => {
        setDetail(read);
        setProblem('');
      })
      .catch((error: unknown) => setProblem(problemText(error)));
  }, [id, result, isBusy]);
  const isRead = detail !== undefined;
  useLayoutEffect(() => {
    if (isRead) onRead();
  }, [isRead]);
  if (problem !== '') return <p class="problem">{problem}</p>;
  if (!detail) return null;
  const { why, fix, snippets, source, needs, exchanges, curl } = detail;
  const deciding = exchanges.at(-1);
  return (
    <div class="case-detail">
      <dl class="facts">
        <dt>Why</dt>
        <dd>
          <Prose text={why} />
        </dd>
        <dt>Fix</dt>
        <dd>
          <Prose text={fix} />
          <FixSnippets snippets={snippets} />
        </dd>
        {needs.length > 0 && (
          <>
            <dt>Needs</dt>
            <dd>{needs.join(', ')}</dd>
          </>
        )}
        <dt>Source</dt>
        <dd class="soft">{source}</dd>
      </dl>
      {deciding && <CaseExchange exchange={deciding} count={exchanges.length} />}
      <p class="actions">
        <button
          type="button"
          disabled={isBusy || !testTarget.value}
          onClick={() => void start({ ids: [id], rerun: true })}
        >
          <Icon name="retrying" />
          Run this case{result && ' again'}
        </button>
        {curl !== undefined && (
          <button
            type="button"
            onClick={() => void copy(curl, 'Copied the request, with its signature as it was.')}
          >
            <Icon name="copy" />
            Copy as curl
          </button>
        )}
        <button type="button" onClick={() => void copy(location.href, 'Copied the link to this case.')}>
          <Icon name="copy" />
          Copy link
        </button>
      </p>
    </div>
  );
}
