import { seededRandom } from '../../runtime/seeded-random.ts';
import { arrivalsOf, profileOf } from '../arrivals.ts';
import type { LoadFeed } from '../load-feed.ts';
import type { LoadPlan } from '../load-plan.ts';
import { type LoadEnd, loadEnds } from '../load-result.ts';
import { type LoadTools, runLoad } from '../run-load.ts';
import { checkpointOf } from './checkpoint.ts';
import { type Joined, LEASE_SECONDS } from './database/join-run.ts';
import type { Heard, RunTables } from './database/run-tables.ts';
import { EmitterLoop, isGivenUp, type LoopEnd } from './emitter-loop.ts';
import { planInFleet } from './fleet-plan.ts';
import { FleetRecorder } from './fleet-recorder.ts';
import type { FleetOutcome } from './fleet-result.ts';
import { mergeEmitters } from './merging/merge-emitters.ts';
import { Schedule } from './schedule.ts';
import { SliceQueue } from './slice-queue.ts';

/** An emitter's place in a run that begins. */
export interface Place extends Joined {
  /** The name of the run. */
  readonly name: string;
  readonly emitters: number;
  /** What was heard when the last one had come. */
  readonly heard: Heard;
}

const POLL_MS = 200;
/** What a dead emitter leaves behind is found out after its lease, and is sent late rather than not at all. */
const OVERTIME_MS = LEASE_SECONDS * 1_000 + 5_000;

/** Sends one part of a run that begins, waits for the others, and reads what all have counted. */
export async function runPartOfFleet(
  whole: LoadPlan,
  place: Place,
  tables: RunTables,
  tools: LoadTools,
): Promise<FleetOutcome> {
  const { clock, signal } = tools;
  const plan = planInFleet(whole, place.plan);
  const schedule = scheduleOf(whole, plan.seed, place.emitters);
  const queue = new SliceQueue();
  const recorder = new FleetRecorder(queue);
  const beginsAtMs = clock.monotonicMs() + (place.heard.beginsAtMs ?? 0) - clock.now();
  const stop = new AbortController();
  const abort = () => stop.abort();
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  const ended: { by?: LoopEnd } = {};
  const { number } = place;
  const maxErrors = whole.maxErrors ?? Number.POSITIVE_INFINITY;
  const onEnd = (by: LoopEnd) => {
    ended.by = by;
    abort();
  };
  const loop = new EmitterLoop(
    { tables, number, schedule, queue, recorder, clock, beginsAtMs, maxErrors, onEnd },
    place.heard,
  );
  const feed: LoadFeed = {
    arrivals: queue.arrivals,
    traffic: (mix) => queue.number(mix),
    mixSeed: `mix ${plan.seed} ${number}`,
    recorder,
    get serials() {
      return queue.serials;
    },
    begin: () => clock.sleep(beginsAtMs - clock.monotonicMs(), stop.signal).catch(() => undefined),
    overtimeMs: OVERTIME_MS,
  };
  loop.start();
  try {
    const result = await runLoad(plan, { ...tools, signal: stop.signal, feed });
    await loop.stop();
    const { by } = ended;
    if (by?.kind === 'given-up') return by;
    if (by?.kind === 'failed') throw by.error;
    if (by === undefined && result.ended !== 'done') await tables.stop(result.ended);
    const mine = by === undefined ? result : { ...result, ended: reasonOf(by.reason) };
    const heard = await tables.beat({ checkpoint: checkpointOf(recorder, mine), over: queue.takeOver() });
    if (isGivenUp(heard, number)) return { kind: 'given-up' };
    await tables.enter('done');
    await waitForOthers(tables, tools);
    const rows = await tables.everything();
    await tables.leave();
    const { eventIdStem } = result;
    return {
      kind: 'done',
      number,
      result: mergeEmitters(rows, { run: place.name, seed: plan.seed, eventIdStem }),
    };
  } catch (error) {
    // The others need not wait until we are given up. Where that cannot be told either, they will.
    await tables.stop('interrupted').catch(() => undefined);
    throw error;
  } finally {
    await loop.stop();
    signal?.removeEventListener('abort', abort);
  }
}

function scheduleOf({ model, maxSends }: LoadPlan, seed: string, emitters: number): Schedule {
  if (model.kind !== 'open') throw new Error('A run without times cannot be shared.');
  const arrivals = arrivalsOf(profileOf(model.stretches), model.spacing, seededRandom(`arrivals ${seed}`));
  return new Schedule(arrivals, emitters, maxSends ?? Number.POSITIVE_INFINITY);
}

async function waitForOthers(tables: RunTables, { clock }: LoadTools): Promise<void> {
  for (;;) {
    const { emitters } = await tables.beat();
    if (!emitters.some(({ state }) => state === 'running')) return;
    await clock.sleep(POLL_MS);
  }
}

function reasonOf(text: string): LoadEnd {
  return loadEnds.find((reason) => reason === text) ?? 'interrupted';
}
