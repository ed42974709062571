import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../runtime/clock.ts';
import { systemRandom } from '../../runtime/random.ts';
import { BucketCounter } from '../recording/bucket-counter.ts';
import { Distribution } from '../recording/distribution.ts';
import { Recorder } from '../recording/recorder.ts';
import { runPart } from '../run-part.ts';
import { feedOfPart, partOfPlan } from './part-of-plan.ts';
import { unpackPlan } from './plan-message.ts';
import type { FromWorker, WorkerStart } from './protocol.ts';
import { Tally } from './tally.ts';

/** A thread that sends a part of a run: it says when it is ready, begins when it is told to, and says what came of it. */
const port = parentPort;
if (port !== null) await send(workerData as WorkerStart, port);

async function send(start: WorkerStart, port: NonNullable<typeof parentPort>): Promise<void> {
  const { part, parts, histograms } = start;
  const post = (message: FromWorker): void => port.postMessage(message);
  try {
    const whole = unpackPlan(start.plan);
    const recorder = new Recorder({
      latency: new Distribution(histograms.latency),
      lateness: new Distribution(histograms.lateness),
      second: new BucketCounter(start.second),
    });
    const feed = feedOfPart(whole, part, parts, recorder);
    post({ kind: 'ready' });
    await once(port, 'message');
    const {
      recorder: _,
      startedAtMs: __,
      ...came
    } = await runPart(partOfPlan(whole, part, parts), {
      clock: systemClock,
      random: systemRandom,
      feed,
      peers: new Tally(start.tally).peersOf(part),
    });
    post({ kind: 'done', part: { ...came, counts: recorder.counts() } });
  } catch (error) {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    port.close();
  }
}
