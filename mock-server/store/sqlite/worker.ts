import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../runtime/clock.ts';
import { CallRunner } from './call-runner.ts';
import { DatabaseRefused, openDatabase } from './database/open-database.ts';
import { Reserve } from './database/reserve.ts';
import type { Sql } from './database/sql.ts';
import { ExitGate } from './exit-gate.ts';
import { unpackBodies } from './packed-bodies.ts';
import type { Call, FromWorker, ToWorker, WorkerStart } from './protocol.ts';

/**
 * The thread that owns the database. While it commits one group of calls the next one gathers in its port, so groups
 * grow with the load and nothing waits for a timer.
 */
const port = parentPort;
if (port !== null) serve(workerData as WorkerStart, port);

// More would only delay the first answer.
const largestGroup = 1_000;

function serve({ file, gate: memory }: WorkerStart, port: NonNullable<typeof parentPort>): void {
  const gate = new ExitGate(memory);
  const post = (message: FromWorker): void => port.postMessage(message);
  if (!gate.enter()) return;
  const sql = openOrRefuse(file, post);
  if (sql === undefined) {
    gate.leave();
    port.close();
    return;
  }
  const runner = new CallRunner(sql, file === undefined ? undefined : new Reserve(file, systemClock));
  gate.leave();
  port.on('message', (first: ToWorker) => {
    if (!gate.enter()) return;
    let message: ToWorker | undefined = first;
    while (message?.kind === 'calls') {
      const calls: Call[] = [];
      while (message?.kind === 'calls' && calls.length < largestGroup) {
        calls.push(...unpackBodies(message));
        message = receiveMessageOnPort(port)?.message as ToWorker | undefined;
      }
      const answers = runner.run(calls);
      const { problem, counters: commits } = runner;
      post({ kind: 'answers', answers, commits, ...(problem !== undefined && { problem }) });
    }
    if (message?.kind === 'close') {
      sql.close();
      port.close();
    }
    gate.leave();
  });
  post({ kind: 'ready' });
}

function openOrRefuse(file: string | undefined, post: (message: FromWorker) => void): Sql | undefined {
  try {
    return openDatabase(file);
  } catch (error) {
    if (!(error instanceof DatabaseRefused)) throw error;
    post({ kind: 'refused', problem: error.message, hint: error.hint });
    return undefined;
  }
}
