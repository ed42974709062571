import type { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../delivery-store.ts';
import { packBodies } from './packed-bodies.ts';
import type { Answer, Call, OperationName, ToWorker } from './protocol.ts';

interface Pending {
  readonly name: OperationName;
  readonly input: unknown;
  readonly bytes: number;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** More than this waits for no answer at a time, so that a slow disk does not fill the memory. */
export const pendingLimits = { calls: 10_000, bytes: 64 * 1024 * 1024 } as const;

/** Calls that have no answer yet. Those of one turn of the event loop go to the worker as one message. */
export class Outbox {
  readonly #pending = new Map<number, Pending>();
  readonly #drained: (() => void)[] = [];
  #worker: Worker | undefined;
  #next: Call[] = [];
  #bytes = 0;
  #lastId = 0;

  attach(worker: Worker): void {
    this.#worker = worker;
  }

  /** Gives up on the worker: every call is rejected, and returned. */
  detach(error: Error): readonly { readonly name: OperationName; readonly input: unknown }[] {
    const lost = [...this.#pending.values()];
    this.#worker = undefined;
    this.#next = [];
    this.#pending.clear();
    this.#bytes = 0;
    for (const { reject } of lost) reject(error);
    this.#tellDrained();
    return lost;
  }

  add(name: OperationName, input: unknown, bytes: number): Promise<unknown> {
    // Settlements are as many as was claimed, and must not be lost.
    const limited = name !== 'settle' && this.#pending.size > 0;
    if (limited && (this.#pending.size >= pendingLimits.calls || this.#bytes + bytes > pendingLimits.bytes))
      return Promise.reject(new StoreUnavailable('The store is behind: too much waits to be written.'));
    this.#lastId += 1;
    const id = this.#lastId;
    if (this.#next.length === 0) queueMicrotask(() => this.#flush());
    this.#next.push({ id, name, input });
    this.#bytes += bytes;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { name, input, bytes, resolve, reject });
    });
  }

  answer(answers: readonly Answer[]): void {
    for (const answer of answers) {
      const pending = this.#pending.get(answer.id);
      if (pending === undefined) continue;
      this.#pending.delete(answer.id);
      this.#bytes -= pending.bytes;
      if (answer.kind === 'done') pending.resolve(answer.result);
      else if (answer.kind === 'failed') pending.reject(new Error(answer.message));
      else pending.reject(new StoreUnavailable(answer.message));
    }
    this.#tellDrained();
  }

  post(message: ToWorker): void {
    this.#worker?.postMessage(message, message.kind === 'calls' ? [message.bodies.buffer] : []);
  }

  /** Resolves when every call has its answer. */
  drained(): Promise<void> {
    return new Promise((resolve) => {
      this.#drained.push(resolve);
      this.#tellDrained();
    });
  }

  #flush(): void {
    const calls = this.#next.splice(0);
    if (calls.length > 0) this.post({ kind: 'calls', ...packBodies(calls) });
  }

  #tellDrained(): void {
    if (this.#pending.size > 0) return;
    for (const resolve of this.#drained.splice(0)) resolve();
  }
}
