import type { TestRunView } from '../../../server/receiver-tests/run-view.ts';
import { Ago } from '../../parts/ago.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import { reportPath, testProgress } from '../../state/receiver-tests.ts';
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
  if (run.status === 'running') return <Progress />;
  const isFine = outcome === 'pass';
  return (
    <section class="card run-outcome" aria-labelledby="outcome-title">
      <h2 id="outcome-title" class={isFine ? 'delivered' : 'failed'}>
        <Icon name={isFine ? 'delivered' : 'failed'} />
        {summary ?? 'The run ended early.'}
      </h2>
      <p class="soft">
        Began <Ago time={startedAt} />
        {durationMs !== undefined && `, took ${durationText(durationMs)}`}, seed <code>{seed}</code>
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
          <Icon name="download" />
          <span class="soft">Report as</span>
          {formats.map(([format, name]) => (
            <a key={format} href={reportPath(format)} download>
              {name}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}

/** Stands where the outcome will stand. */
function Progress() {
  const { ended, all } = testProgress.value;
  return (
    <section class="card run-progress" aria-labelledby="progress-title">
      <h2 id="progress-title">
        <Icon name="sending" />
        The receiver is being tested
      </h2>
      <div class="test-progress">
        <progress max={all} value={ended} aria-label="Cases that have ended" />
        <span class="number soft">
          {ended.toLocaleString('en')} of {all.toLocaleString('en')}
        </span>
      </div>
    </section>
  );
}
