import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { workerFile } from '../../runtime/worker-file.ts';
import { ExitGate } from './exit-gate.ts';
import type { WorkerStart } from './protocol.ts';

/** Starts the thread of a database; without a file it is held in memory. */
export function startWorker(file?: string): Worker {
  const gate = new ExitGate();
  const start: WorkerStart = { gate: gate.memory, ...(file !== undefined && { file }) };
  // Without the options of the process: a loader or an inspector among them is not meant for this thread.
  const worker = new Worker(workerFile(import.meta.url, 'mock-server/store/sqlite/worker.js'), {
    name: 'delivery-store',
    workerData: start,
    execArgv: [],
  });
  const shut = (): void => gate.shut();
  process.once('exit', shut);
  worker.once('exit', () => process.off('exit', shut));
  return worker;
}
