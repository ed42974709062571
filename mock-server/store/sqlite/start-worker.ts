import { existsSync } from 'node:fs';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { ExitGate } from './exit-gate.ts';
import type { WorkerStart } from './protocol.ts';

/** Starts the thread of a database; without a file it is held in memory. */
export function startWorker(file?: string): Worker {
  const gate = new ExitGate();
  const start: WorkerStart = { gate: gate.memory, ...(file !== undefined && { file }) };
  // Without the options of the process: a loader or an inspector among them is not meant for this thread.
  const worker = new Worker(workerUrl(import.meta.url), {
    name: 'delivery-store',
    workerData: start,
    execArgv: [],
  });
  const shut = (): void => gate.shut();
  process.once('exit', shut);
  worker.once('exit', () => process.off('exit', shut));
  return worker;
}

/**
 * The worker's file, seen from the module at `from`: the bundler may put that into any file of `dist/`, but leaves the
 * worker, an entry point, where it was.
 */
function workerUrl(from: string): URL {
  if (from.endsWith('.ts')) return new URL('./worker-from-source.mjs', from);
  const candidates = ['./', '../', '../../', '../../../', '../../../../'].map(
    (up) => new URL(`${up}mock-server/store/sqlite/worker.js`, from),
  );
  const found = candidates.find((url) => existsSync(url));
  if (found === undefined) throw new Error(`The worker of the delivery store is missing beside ${from}.`);
  return found;
}
