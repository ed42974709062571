import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import { seededRandom } from '../runtime/seeded-random.ts';
import type { LoadPlan } from './load-plan.ts';
import type { LoadResult } from './load-result.ts';
import { LoadRun } from './load-run.ts';
import { TrafficMix } from './mix/traffic-mix.ts';
import type { SeriesPoint } from './recording/time-series.ts';
import { SignedSender } from './sending/signed-sender.ts';
import { prepareTemplates } from './templates/prepare-templates.ts';
import { serialText } from './templates/serial.ts';

/** What a run needs of the world, and whom it tells how it goes. */
export interface LoadTools {
  readonly clock: Clock;
  /** For what must differ from run to run, whatever the seed. */
  readonly random: Random;
  /** Called about once a second. */
  readonly onSecond?: (point: SeriesPoint, underway: number) => void;
  /** Ends the run early; what is under way has a moment to be answered. */
  readonly signal?: AbortSignal;
}

/**
 * Drives a receiver with events that are each valid, new and signed as they leave, and says what it did.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OPTION` for a size that an event cannot have.
 */
export async function runLoad(plan: LoadPlan, tools: LoadTools): Promise<LoadResult> {
  const { seed } = plan;
  const templates = prepareTemplates(plan);
  const mix = new TrafficMix(templates, plan.shares, seededRandom(`mix ${seed}`));
  const sender = new SignedSender(mix, plan.secret, tools.clock, tools.random);
  const run = new LoadRun(plan, sender, seededRandom(`arrivals ${seed}`), tools);
  const ended = await run.toItsEnd();
  const recording = run.recorder.recording();
  const [first] = templates;
  const eventIdStem = first?.value.idStem ?? '';
  return {
    ...recording,
    ...ended,
    model: plan.model.kind,
    seed,
    eventIdStem,
    answersPerSecond: ended.lastedMs > 0 ? recording.answered / (ended.lastedMs / 1000) : 0,
    checkedSamples: sender.checkedSamples,
    firstNeverAcknowledged: run.recorder.ledger
      .firstNeverAcknowledged(SHOWN_IDS)
      .map((serial) => eventIdStem + serialText(serial)),
  };
}

const SHOWN_IDS = 10;
