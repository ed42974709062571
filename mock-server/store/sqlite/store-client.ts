import type { Worker } from 'node:worker_threads';
import type { Clock } from '../../runtime/clock.ts';
import { type ClaimRequest, StoreUnavailable } from '../delivery-store.ts';
import { Outbox } from './outbox.ts';
import type { CommitCounters, FromWorker, InputOf, OperationName, ResultOf } from './protocol.ts';

interface ClientOptions {
  readonly start: () => Worker;
  readonly clock: Clock;
  /** A worker that died can be replaced, because what it knew is in a file. */
  readonly durable: boolean;
}

/** Why the database was refused when it was first opened. */
export type Refusal = { readonly problem: string; readonly hint: string };

const restartPauseMs = 1_000;

/** The main thread's end: posts calls, answers them, and starts the worker again when it died. */
export class StoreClient {
  readonly #options: ClientOptions;
  readonly #outbox = new Outbox();
  readonly #lostAttemptIds: string[] = [];
  #worker: Worker | undefined;
  #exited: Promise<void> = Promise.resolve();
  #startedAtMs = 0;
  #session = 0;
  #closed = false;
  #problem: string | undefined;
  #commits: CommitCounters = { commits: 0, calls: 0, largest: 0 };

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Resolves once the database is open, or with why it cannot be. */
  async open(): Promise<Refusal | undefined> {
    const refusal = await this.#start();
    if (refusal === undefined) this.#session = await this.call('beginSession', undefined);
    return refusal;
  }

  /** Numbers this life of the store; attempts of others are dead. */
  get session(): number {
    return this.#session;
  }

  /** What keeps the store from writing. */
  get problem(): string | undefined {
    return this.#problem;
  }

  get commits(): CommitCounters {
    return this.#commits;
  }

  /** @param bytes what the input weighs, where it is not small */
  async call<Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    bytes = 0,
  ): Promise<ResultOf<Name>> {
    if (this.#closed) throw new StoreUnavailable('The store is closed.');
    this.#startAgain();
    if (this.#worker === undefined)
      throw new StoreUnavailable(this.#problem ?? 'The store has not been opened.');
    return (await this.#outbox.add(name, input, bytes)) as ResultOf<Name>;
  }

  /** Waits for what was called before. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#outbox.drained();
    this.#outbox.post({ kind: 'close' });
    await this.#exited;
  }

  #start(): Promise<Refusal | undefined> {
    const worker = this.#options.start();
    this.#worker = worker;
    this.#startedAtMs = this.#options.clock.monotonicMs();
    this.#outbox.attach(worker);
    let reason = 'The thread of the store ended.';
    worker.on('error', (error) => {
      reason = `The thread of the store ended: ${error instanceof Error ? error.message : error}`;
    });
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#lose(reason);
        resolve();
      });
    });
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve(undefined);
        else if (message.kind === 'refused') {
          reason = message.problem;
          resolve(message);
        } else this.#take(message);
      });
      worker.once('exit', () => reject(new StoreUnavailable(reason)));
    });
  }

  #take({ answers, commits, problem }: Extract<FromWorker, { readonly kind: 'answers' }>): void {
    this.#commits = commits;
    this.#problem = problem;
    this.#outbox.answer(answers);
  }

  /** Whether calls without an answer were committed, nobody knows; deliveries that they claimed are given back. */
  #lose(reason: string): void {
    const { durable } = this.#options;
    this.#worker = undefined;
    this.#problem = durable ? reason : `${reason} What it held in memory is lost.`;
    const lost = this.#outbox.detach(new StoreUnavailable(this.#problem));
    for (const { name, input } of lost)
      if (name === 'claim')
        this.#lostAttemptIds.push(...(input as { readonly request: ClaimRequest }).request.attemptIds);
  }

  #startAgain(): void {
    const { durable, clock } = this.#options;
    const tooSoon = clock.monotonicMs() - this.#startedAtMs < restartPauseMs;
    if (this.#worker !== undefined || !durable || tooSoon || this.#session === 0) return;
    this.#start().catch(() => undefined);
    this.#recoverLost();
  }

  #recoverLost(): void {
    const lostAttemptIds = this.#lostAttemptIds.splice(0);
    if (lostAttemptIds.length === 0) return;
    const at = new Date(this.#options.clock.now()).toISOString();
    this.#outbox
      .add('recover', { nowMs: 0, at, session: this.#session, lostAttemptIds }, 0)
      .catch(() => this.#lostAttemptIds.push(...lostAttemptIds));
  }
}
