import { seededRandom } from '../runtime/seeded-random.ts';
import { createRawTransport } from '../transport/raw-transport.ts';
import type { SerialRange } from './load-feed.ts';
import type { LoadPlan } from './load-plan.ts';
import type { LoadResult } from './load-result.ts';
import { LoadRun } from './load-run.ts';
import { FaultySender } from './mix/faulty-sender.ts';
import { TrafficMix } from './mix/traffic-mix.ts';
import type { Recorder } from './recording/recorder.ts';
import type { LoadTools } from './run-load.ts';
import { SignedSender } from './sending/signed-sender.ts';
import { prepareTemplates } from './templates/prepare-templates.ts';

/** What a run came to, or a part of it, before it is put into words. */
export interface LoadPart
  extends Pick<LoadResult, 'ended' | 'lastedMs' | 'unsent' | 'checkedSamples' | 'eventIdStem'> {
  /** The serial numbers that its events can have. */
  readonly serials: readonly SerialRange[];
  readonly recorder: Recorder;
  /** Wall-clock time at which it began, in milliseconds since the Unix epoch. */
  readonly startedAtMs: number;
}

/** Sends what this thread has to send of a run; all of it where nothing else is said. */
export async function runPart(plan: LoadPlan, tools: LoadTools): Promise<LoadPart> {
  const { seed } = plan;
  const { feed, clock, random } = tools;
  const templates = feed?.templates ?? prepareTemplates(plan);
  const mix = new TrafficMix(templates, plan.shares, seededRandom(feed?.mixSeed ?? `mix ${seed}`));
  const traffic = feed?.traffic(mix) ?? mix;
  const faulty = openFaultySender(plan, tools);
  const sender = new SignedSender(traffic, faulty, plan.secret, clock, random);
  const run = new LoadRun(plan, sender, seededRandom(`arrivals ${seed}`), tools);
  await feed?.begin?.();
  const startedAtMs = clock.now();
  const ended = await run.toItsEnd().finally(() => faulty.close());
  return {
    ...ended,
    checkedSamples: sender.checkedSamples,
    eventIdStem: templates[0]?.value.idStem ?? '',
    serials: feed?.serials ?? [[0, traffic.events]],
    recorder: run.recorder,
    startedAtMs,
  };
}

function openFaultySender(plan: LoadPlan, { clock, random }: LoadTools): FaultySender {
  const { url, secret, extraHeaders, dialOptions, deadlineMs } = plan;
  const { policy, lookup } = dialOptions;
  return new FaultySender({
    destination: { url, secrets: secret, extraHeaders },
    deadlineMs,
    clock,
    random,
    transport: createRawTransport({
      clock,
      policy,
      lookup,
      ...(plan.ca === undefined ? {} : { ca: plan.ca }),
    }),
  });
}
