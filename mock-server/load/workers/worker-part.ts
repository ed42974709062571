import type { Worker } from 'node:worker_threads';
import type { FromWorker, PartMessage, ToWorker } from './protocol.ts';

/** The main thread's end of a worker: when it is ready, and what its part came to. */
export class WorkerPart {
  /** Rejects, as `done` does, when the worker fails or ends without a word. */
  readonly ready: Promise<void>;
  readonly done: Promise<PartMessage>;
  readonly #worker: Worker;
  readonly #exited: Promise<void>;

  constructor(part: number, worker: Worker) {
    this.#worker = worker;
    this.#exited = new Promise((resolve) => worker.once('exit', () => resolve()));
    const failed = new Promise<never>((_, reject) => {
      const fail = (problem: string) =>
        reject(new Error(`Worker ${part + 1} of the load failed: ${problem}`));
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'failed') fail(message.message);
      });
      worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
      worker.once('exit', () => fail('it ended before its part was over.'));
    });
    const ready = new Promise<void>((resolve) => {
      worker.on('message', ({ kind }: FromWorker) => {
        if (kind === 'ready') resolve();
      });
    });
    const done = new Promise<PartMessage>((resolve) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'done') resolve(message.part);
      });
    });
    this.ready = Promise.race([ready, failed]);
    this.done = Promise.race([done, failed]);
    // Of several that fail, the first is told.
    this.ready.catch(() => undefined);
    this.done.catch(() => undefined);
  }

  go(): void {
    const message: ToWorker = { kind: 'go' };
    this.#worker.postMessage(message);
  }

  /** Ends the worker, whatever it is doing; resolves when it is gone. */
  async end(): Promise<void> {
    void this.#worker.terminate();
    await this.#exited;
  }
}
