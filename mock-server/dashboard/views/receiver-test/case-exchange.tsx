import type { ExchangeView } from '../../../conformance/reports/view/exchange-view.ts';
import { BodyText } from '../../parts/body-text.tsx';
import { HeaderList } from '../../parts/header-list.tsx';
import { HexView } from '../../parts/hex-view.tsx';
import { Inert } from '../../parts/inert.tsx';
import { durationText } from '../../text/duration-text.ts';

type Body = ExchangeView['request']['body'];

/** What was sent, what was expected, and what came back. */
export function CaseExchange({
  exchange,
  count,
}: {
  readonly exchange: ExchangeView;
  readonly count: number;
}) {
  const { request, answer, expected } = exchange;
  return (
    <div class="case-exchange">
      <p class="soft">
        {count > 1 && `The last of ${count} requests. `}Expected: {expected}
      </p>
      <div class="columns">
        <section aria-label="Request">
          <h3>Request</h3>
          <p class="start-line">{request.method}</p>
          <HeaderList headers={request.headers} />
          <CaseBody body={request.body} label="Body of the request" />
        </section>
        <section aria-label="Answer">
          <h3>Answer</h3>
          {answer.kind === 'answer' ? (
            <>
              <p class="start-line">
                HTTP {answer.status} <span class="soft">after {durationText(answer.tookMs)}</span>
              </p>
              <HeaderList headers={answer.headers} />
              <CaseBody body={answer.body} label="Body of the answer" />
            </>
          ) : (
            <p>
              <Inert text={answer.message} />
            </p>
          )}
        </section>
      </div>
    </div>
  );
}

function CaseBody({
  body: { text, base64, bytes, cut },
  label,
}: {
  readonly body: Body;
  readonly label: string;
}) {
  return (
    <>
      {text === undefined ? (
        <HexView base64={base64} label={label} />
      ) : (
        <BodyText text={text} label={label} />
      )}
      {cut && <p class="soft">The beginning of {bytes.toLocaleString('en')} bytes.</p>}
    </>
  );
}
