import type { TestRunView } from '../../../server/receiver-tests/run-view.ts';
import { Ago } from '../../parts/ago.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import { reportPath } from '../../state/receiver-tests.ts';
import { durationText } from '../../text/duration-text.ts';

const formats = [
  ['html', 'HTML'],
  ['json', 'JSON'],
  ['junit', 'JUnit'],
  ['sarif', 'SARIF'],
  ['markdown', 'Markdown'],
  ['tap', 'TAP'],
] as const;

/** What a run came to, in words, and its reports. */
export function RunOutcome({ run }: { readonly run: TestRunView }) {
  const { outcome, summary, stopped, hints = [], causes = [], startedAt, durationMs, seed, strict } = run;
  if (run.status === 'running') return null;
  const isFine = outcome === 'pass';
  return (
    <section class="card run-outcome" aria-labelledby="outcome-title">
      <h2 id="outcome-title" class={isFine ? 'delivered' : 'failed'}>
        <Icon name={isFine ? 'delivered' : 'failed'} />
        {summary ?? 'The run ended early.'}
      </h2>
      <p class="soft">
        <Ago time={startedAt} />
        {durationMs !== undefined && `, in ${durationText(durationMs)}`}, seed <code>{seed}</code>
        {strict && ', strictly'}. It is kept until the next run.
      </p>
      {stopped && (
        <p class="note">
          <Icon name="warning" />
          <span>
            <Inert text={stopped.message} />
          </span>
        </p>
      )}
      {causes.length > 0 && (
        <>
          <p>The usual causes:</p>
          <ul class="causes">
            {causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        </>
      )}
      {hints.map((hint) => (
        <p class="note" key={hint}>
          <Icon name="warning" />
          <span>
            <Inert text={hint} />
          </span>
        </p>
      ))}
      {summary !== undefined && (
        <p class="downloads">
          <span class="soft" id="report-label">
            Report as
          </span>
          {formats.map(([format, name]) => (
            <a key={format} class="button" href={reportPath(format)} download>
              <Icon name="download" />
              {name}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}
