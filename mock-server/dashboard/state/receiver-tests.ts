import { computed, signal } from '@preact/signals';
import type { ReceiverTestRequest } from '../../server/receiver-tests/receiver-test-request.ts';
import type {
  CaseDetailView,
  CaseResultView,
  CaseView,
  TestRunView,
} from '../../server/receiver-tests/run-view.ts';
import type { TestTargetView } from '../../server/receiver-tests/test-target.ts';
import type { CaseStanding } from '../text/verdict-words.ts';
import { call } from './api.ts';
import { after } from './browser-clock.ts';

const path = '/api/v1/receiver-tests';
/** As often as a person sees a difference. */
const gatherMs = 80;
const againMs = 1_000;

/** Every case there is; undefined until they are read. */
export const testCases = signal<readonly CaseView[] | undefined>(undefined);
/** Which receiver a run would be for; null where there is none. */
export const testTarget = signal<TestTargetView | null | undefined>(undefined);
export const testRun = signal<TestRunView | undefined>(undefined);
export const testResults = signal<ReadonlyMap<string, CaseResultView>>(new Map());
const runningCase = signal('');

export const isTesting = computed(() => testRun.value?.status === 'running');
const planned = computed(() => new Set(isTesting.value ? testRun.value?.planned : []));

/** How a case stands now. */
export function standingOf(id: string): CaseStanding {
  if (isTesting.value && runningCase.value === id) return 'running';
  return testResults.value.get(id)?.verdict ?? 'untried';
}

/** How many cases of the run that goes on have ended, of how many. */
export const testProgress = computed(() => {
  const results = testResults.value;
  const ended = [...planned.value].filter((id) => results.has(id)).length;
  return { ended, all: planned.value.size };
});

export async function startTest(request: ReceiverTestRequest): Promise<void> {
  await call('POST', path, request);
}

export async function stopTest(): Promise<void> {
  await call('DELETE', path);
}

export function readCase(id: string): Promise<CaseDetailView> {
  return call('GET', `${path}/case?id=${encodeURIComponent(id)}`);
}

export function reportPath(format: string): string {
  return `${path}/report?format=${format}`;
}

interface State {
  readonly seq: number;
  readonly target?: TestTargetView;
  readonly run?: TestRunView;
  readonly results: readonly CaseResultView[];
}

type Change = (results: Map<string, CaseResultView>) => void;

/**
 * Reads how it stands and follows it, until the function that is returned is called.
 *
 * @param subscriptionId whose receiver a run would be for; without one the mock chooses.
 */
export function followTest(subscriptionId: string | undefined): () => void {
  const about = subscriptionId === undefined ? '' : `?subscriptionId=${encodeURIComponent(subscriptionId)}`;
  let source: EventSource | undefined;
  let ended = false;
  let gathered: Change[] = [];
  const apply = () => {
    const changes = gathered;
    gathered = [];
    const results = new Map(testResults.value);
    for (const change of changes) change(results);
    testResults.value = results;
  };
  const gather = (change: Change) => {
    if (gathered.length === 0) after(gatherMs, apply);
    gathered.push(change);
  };
  const again = () => {
    source?.close();
    if (!ended) after(againMs, begin);
  };
  const begin = () => {
    if (!ended) void read().catch(again);
  };
  const read = async () => {
    testCases.value ??= (await call<{ data: readonly CaseView[] }>('GET', `${path}/cases`)).data;
    const { seq, target = null, run, results } = await call<State>('GET', path + about);
    if (ended) return;
    testTarget.value = target;
    testRun.value = run;
    testResults.value = new Map(results.map((result) => [result.id, result]));
    source = new EventSource(`${path}/events?after=${seq}`);
    const on = <Data>(kind: string, take: (data: Data) => Change) =>
      source?.addEventListener(kind, ({ data }: MessageEvent<string>) => gather(take(JSON.parse(data))));
    on<TestRunView>('started', (begun) => (known) => {
      testRun.value = begun;
      if (!begun.rerun) known.clear();
      for (const id of begun.planned) known.delete(id);
    });
    on<{ readonly id: string }>('case_started', ({ id }) => () => {
      runningCase.value = id;
    });
    on<CaseResultView>('case_ended', (result) => (known) => known.set(result.id, result));
    on<TestRunView>('finished', (finished) => () => {
      testRun.value = finished;
      runningCase.value = '';
    });
    // The mock may be another one by then, so all of it is read again.
    source.addEventListener('error', again);
  };
  begin();
  return () => {
    ended = true;
    source?.close();
  };
}
