import { useEffect } from 'preact/hooks';
import { followTest, testCases, testResults, testRun, testTarget } from '../../state/receiver-tests.ts';
import { query } from '../../state/route.ts';
import { CaseGroups } from './case-groups.tsx';
import { RunForm } from './run-form.tsx';
import { RunOutcome } from './run-outcome.tsx';

/** Does the receiver honour the contract? The receiver cases, as they are run, and what to mend. */
export function ReceiverTestView() {
  const subscription = query.value.get('subscription') ?? undefined;
  useEffect(() => followTest(subscription), [subscription]);
  const run = testRun.value;
  const failed = [...testResults.value.values()].filter(({ verdict }) => verdict === 'fail').length;
  const state = run?.status === 'running' ? 'Running: ' : failed > 0 ? `${failed} failed: ` : '';
  useEffect(() => {
    document.title = `${state}Receiver tests · Plextera webhooks`;
  }, [state]);
  return (
    <>
      <div class="title-line">
        <h1>Receiver tests</h1>
      </div>
      {testTarget.value === null ? <NoTarget /> : <RunForm />}
      <p class="sr" role="status">
        {run?.status === 'running' ? 'The receiver is being tested.' : run?.summary}
      </p>
      {run && <RunOutcome run={run} />}
      {testCases.value && <CaseGroups cases={testCases.value} />}
    </>
  );
}

function NoTarget() {
  return (
    <section class="card">
      <h2>There is no receiver to test</h2>
      <p>
        Start <code>serve</code> with <code>--to http://127.0.0.1:3000/webhooks</code>, or{' '}
        <a href="/subscriptions">create or resume a subscription</a>. These are the cases that would be run.
      </p>
    </section>
  );
}
