import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import type { AfterCheck } from './after-check/after-check.ts';
import type { SentEvents } from './after-check/sent-events.ts';
import type { LoadFeed } from './load-feed.ts';
import type { LoadPlan } from './load-plan.ts';
import type { LoadResult } from './load-result.ts';
import type { Peers } from './peers.ts';
import type { SeriesPoint } from './recording/time-series.ts';
import { runPart } from './run-part.ts';
import { serialText } from './templates/serial.ts';
import { runInWorkers } from './workers/run-in-workers.ts';

/** What a run needs of the world, and whom it tells how it goes. */
export interface LoadTools {
  readonly clock: Clock;
  /** For what must differ from run to run, whatever the seed. */
  readonly random: Random;
  /** Called about once a second. */
  readonly onSecond?: (point: SeriesPoint, underway: number) => void;
  /** Ends the run early; what is under way has a moment to be answered. */
  readonly signal?: AbortSignal;
  /** Decides what is sent and when, in place of the plan. */
  readonly feed?: LoadFeed;
  /** The other parts of the run, where this is one of several. */
  readonly peers?: Peers;
  /** Asks what was received, once everything is over. */
  readonly checkAfter?: (sent: SentEvents) => Promise<AfterCheck>;
}

/**
 * Drives a receiver with events that are each valid, new and signed as they leave, and says what it did.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OPTION` for a size that an event cannot have, and for workers without a connection
 * each or with nothing to share.
 */
export async function runLoad(plan: LoadPlan, tools: LoadTools): Promise<LoadResult> {
  const { workers = 1 } = plan;
  const whole = await (workers > 1 ? runInWorkers(plan, workers, tools) : runPart(plan, tools));
  const { recorder, ended, lastedMs, unsent, checkedSamples, eventIdStem } = whole;
  const recording = recorder.recording();
  const { ledger } = recorder;
  const serials = whole.serials.toSorted(([a], [b]) => a - b);
  const sent = { idStem: eventIdStem, serials, shared: tools.feed?.serials !== undefined, ledger };
  const wasRun = ended === 'done' || ended === 'errors';
  const afterCheck = wasRun && recording.sent > 0 ? await tools.checkAfter?.(sent) : undefined;
  return {
    ...recording,
    ended,
    startedAt: new Date(whole.startedAtMs).toISOString(),
    lastedMs,
    unsent,
    model: plan.model.kind,
    seed: plan.seed,
    eventIdStem,
    ...(afterCheck ? { afterCheck } : {}),
    answersPerSecond: lastedMs > 0 ? recording.answered / (lastedMs / 1000) : 0,
    checkedSamples,
    firstNeverAcknowledged: ledger
      .firstNeverAcknowledged(SHOWN_IDS)
      .map((serial) => eventIdStem + serialText(serial)),
  };
}

const SHOWN_IDS = 10;
