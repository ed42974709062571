import { signal } from '@preact/signals';
import type { ReceiverTestRequest } from '../../../server/receiver-tests/receiver-test-request.ts';
import { confirmed } from '../../parts/confirm-dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import {
  isTesting,
  startTest,
  stopTest,
  testCases,
  testResults,
  testRun,
  testTarget,
} from '../../state/receiver-tests.ts';
import { attempt } from '../../state/toast.ts';
import { RunOptions, writtenOptions } from './run-options.tsx';

/** Groups that are left out; it outlives the page. */
const leftOut = signal<ReadonlySet<string>>(new Set());

/** Starts a run, and asks first where the receiver is another machine. */
export async function start(request: ReceiverTestRequest): Promise<void> {
  const target = testTarget.value;
  const { ids, only } = request;
  const count = (testCases.value ?? []).filter(
    ({ id, group }) => (ids?.includes(id) ?? true) && (only?.includes(group) ?? true),
  ).length;
  const agreed =
    !target?.elsewhere ||
    (await confirmed({
      title: 'This is not your machine',
      text: `${count === 1 ? 'One receiver case' : `${count} receiver cases`}, most of them wrong requests, would be sent to ${target.host}.`,
      action: `Send to ${target.host}`,
    }));
  if (!agreed) return;
  await attempt(() =>
    startTest({
      ...writtenOptions(),
      ...request,
      ...(target ? { subscriptionId: target.subscriptionId } : {}),
      ...(target?.elsewhere ? { confirm: target.host } : {}),
    }),
  );
}

/** Which receiver, which groups of cases, and the buttons. */
export function RunForm() {
  const groups = groupsOf();
  const chosen = groups.filter(({ group }) => !leftOut.value.has(group));
  const failed = [...testResults.value.values()].flatMap(({ id, verdict }) => (verdict === 'fail' ? id : []));
  const toggle = (group: string) => {
    const next = new Set(leftOut.value);
    if (!next.delete(group)) next.add(group);
    leftOut.value = next;
  };
  const cases = chosen.reduce((sum, { count }) => sum + count, 0);
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        void start(chosen.length === groups.length ? {} : { only: chosen.map(({ group }) => group) });
      }}
    >
      <div class="run-head">
        <p class="tested">
          <span class="soft">Receiver</span> <Inert text={testTarget.value?.url ?? '…'} />
        </p>
        <div class="actions">
          {isTesting.value ? (
            <button type="button" onClick={() => void attempt(stopTest)}>
              <Icon name="stop" />
              Stop
            </button>
          ) : (
            <button type="submit" class="primary" disabled={cases === 0}>
              <Icon name="play" />
              Run {cases.toLocaleString('en')} {cases === 1 ? 'case' : 'cases'}
            </button>
          )}
          {!isTesting.value && failed.length > 0 && (
            <button type="button" onClick={() => void start({ ids: failed, rerun: true })}>
              <Icon name="retrying" />
              Run the {failed.length === 1 ? 'failed one' : `${failed.length} failed`} again
            </button>
          )}
        </div>
      </div>
      <details class="run-options" open={testTarget.value !== undefined && !testRun.value}>
        <summary>
          Groups of cases: {chosen.length === groups.length ? 'all' : `${chosen.length} of`} {groups.length}
        </summary>
        <fieldset class="groups">
          <legend class="sr">Groups of cases</legend>
          {groups.map(({ group, title, count }) => (
            <label key={group} class="group-choice">
              <input type="checkbox" checked={!leftOut.value.has(group)} onChange={() => toggle(group)} />
              {title} <span class="number">{count}</span>
            </label>
          ))}
        </fieldset>
      </details>
      <RunOptions />
    </form>
  );
}

interface Group {
  readonly group: string;
  readonly title: string;
  readonly count: number;
}

function groupsOf(): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { group, groupTitle: title } of testCases.value ?? [])
    groups.set(group, { group, title, count: (groups.get(group)?.count ?? 0) + 1 });
  return [...groups.values()];
}
