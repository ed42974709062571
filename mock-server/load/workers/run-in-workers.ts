import { Worker } from 'node:worker_threads';
import { PlexteraError } from '../../contract/errors.ts';
import { workerFile } from '../../runtime/worker-file.ts';
import type { LoadPlan } from '../load-plan.ts';
import type { LoadEnd } from '../load-result.ts';
import { BucketCounter } from '../recording/bucket-counter.ts';
import { Distribution } from '../recording/distribution.ts';
import { type Distributions, Recorder } from '../recording/recorder.ts';
import type { LoadTools } from '../run-load.ts';
import type { LoadPart } from '../run-part.ts';
import { prepareTemplates } from '../templates/prepare-templates.ts';
import { packPlan } from './plan-message.ts';
import type { PartMessage, WorkerStart } from './protocol.ts';
import { Tally } from './tally.ts';
import { WorkerPart } from './worker-part.ts';

const SECOND_MS = 1_000;

/**
 * Sends a run in several threads, which share its rate, its sends and its connections exactly, and end together. They
 * begin at once, when the last of them is ready.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OPTION` where there are more workers than connections or sends, and for a run that
 * cannot be shared; (rejects with) an Error that says which worker failed.
 */
export async function runInWorkers(plan: LoadPlan, workers: number, tools: LoadTools): Promise<LoadPart> {
  refuseWhatCannotBeShared(plan, workers, tools);
  // What is wrong about events and sizes is said here, once.
  prepareTemplates(plan);
  const distributions = {
    latency: new Distribution(),
    lateness: new Distribution(),
    second: new BucketCounter(),
  };
  const tally = new Tally(workers);
  const parts = Array.from({ length: workers }, (_, part) => {
    const start = startOf(plan, part, workers, tally, distributions);
    return new WorkerPart(
      part,
      new Worker(workerFile(import.meta.url, 'mock-server/load/workers/worker.js'), {
        name: `load-${part}`,
        workerData: start,
        // Without the options of the process: a loader or an inspector among them is not meant for this thread.
        execArgv: [],
        env: {},
      }),
    );
  });
  const recorder = new Recorder(distributions);
  const interrupt = () => tally.end('interrupted');
  tools.signal?.addEventListener('abort', interrupt, { once: true });
  if (tools.signal?.aborted) interrupt();
  let stopWatching = () => {};
  try {
    await Promise.all(parts.map(({ ready }) => ready));
    for (const part of parts) part.go();
    const startedAtMs = tools.clock.now();
    stopWatching = watch(recorder, tally, tools);
    const ends = await Promise.all(parts.map(({ done }) => done));
    return { ...together(ends, recorder, tally), startedAtMs };
  } finally {
    stopWatching();
    tools.signal?.removeEventListener('abort', interrupt);
    await Promise.all(parts.map((part) => part.end()));
  }
}

function startOf(
  plan: LoadPlan,
  part: number,
  parts: number,
  tally: Tally,
  { latency, lateness, second }: Distributions,
): WorkerStart {
  const histograms = { latency: latency.histogram, lateness: lateness.histogram };
  return { plan: packPlan(plan), part, parts, tally: tally.memory, histograms, second: second.memory };
}

/** Closes the seconds of all parts; returns how to stop that. */
function watch(recorder: Recorder, tally: Tally, { clock, onSecond }: LoadTools): () => void {
  const startedAtMs = clock.monotonicMs();
  let cancelTimer = () => {};
  const again = () => {
    const elapsedMs = clock.monotonicMs() - startedAtMs;
    cancelTimer = clock.setTimer(SECOND_MS - (elapsedMs % SECOND_MS), () => {
      const totals = tally.totals();
      recorder.progress(totals);
      onSecond?.(recorder.closeSecond(clock.monotonicMs() - startedAtMs), totals.underway);
      again();
    });
  };
  again();
  return () => cancelTimer();
}

function together(
  ends: readonly PartMessage[],
  recorder: Recorder,
  tally: Tally,
): Omit<LoadPart, 'startedAtMs'> {
  const lastedMs = Math.max(...ends.map((part) => part.lastedMs));
  for (const { counts } of ends) recorder.add(counts);
  recorder.progress(tally.totals());
  recorder.closeSecond(lastedMs);
  const sum = (count: (part: PartMessage) => number) => ends.reduce((all, part) => all + count(part), 0);
  return {
    ended: endOf(recorder, tally),
    lastedMs,
    unsent: sum(({ unsent }) => unsent),
    checkedSamples: sum(({ checkedSamples }) => checkedSamples),
    eventIdStem: ends[0]?.eventIdStem ?? '',
    serials: ends.flatMap(({ serials }) => serials),
    recorder,
  };
}

/** One part may have met nobody while another one did. */
function endOf({ answeredCount, errorCount }: Recorder, { ended }: Tally): LoadEnd {
  if (ended !== undefined) return ended;
  return answeredCount === 0 && errorCount > 0 ? 'unreachable' : 'done';
}

function refuseWhatCannotBeShared(plan: LoadPlan, workers: number, { feed }: LoadTools): void {
  const { concurrency, maxSends = Number.POSITIVE_INFINITY } = plan;
  const least = Math.min(concurrency, maxSends);
  if (least < workers)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: `${workers} workers cannot share ${least === concurrency ? `${least} connections` : `${least} sends`}.`,
      hint: `Ask for ${least} workers at most.`,
    });
  if (feed)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: 'A run that follows a record, or that other processes share, cannot be shared among workers.',
      hint: 'Leave --workers out.',
    });
}
