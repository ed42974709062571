import type { Random } from '../runtime/random.ts';
import { closedFailure } from '../transport/refuse-request.ts';
import { type Arrivals, arrivalsOf, lengthOf, profileOf, UNKNOWN_YET } from './arrivals.ts';
import { endByErrors } from './end-by-errors.ts';
import type { LoadPlan } from './load-plan.ts';
import type { LoadEnd, LoadResult } from './load-result.ts';
import { Recorder } from './recording/recorder.ts';
import type { LoadTools } from './run-load.ts';
import { LoadConnection, type SendEnd, type Underway } from './sending/load-connection.ts';
import type { SignedSender } from './sending/signed-sender.ts';

/** The finest that a timer of Node can do; what became due meanwhile is sent in one go. */
const TICK_MS = 1;
/** How long it may rest when nothing is due: deadlines and seconds are looked after at least so often. */
const REST_MS = 50;
/** How soon it asks again for a time that has still to be decided. */
const ASK_AGAIN_MS = 5;
const SECOND_MS = 1_000;
/** How long after its end an open run still sends what was due before. */
const OVERTIME_MS = 1_000;
/** How long an interrupted run waits for the answers that are under way. */
const GRACE_MS = 1_000;

/**
 * One run from its first send to its last answer. Nothing queues up: what is due and cannot be sent yet stays in the
 * arrivals, which are drawn one ahead, so a receiver that stalls costs no memory and keeps its place in the percentiles.
 */
export class LoadRun {
  readonly recorder: Recorder;
  readonly #plan: LoadPlan;
  readonly #tools: LoadTools;
  readonly #sender: SignedSender;
  readonly #arrivals: Arrivals | undefined;
  readonly #endsAtMs: number;
  readonly #connections = new Set<LoadConnection>();
  /** The last one that became free is used first: the others may be closed by whom they idle for. */
  readonly #free: LoadConnection[] = [];
  readonly #closing = new Set<Promise<void>>();
  #startedAtMs = 0;
  #secondEndsAtMs = SECOND_MS;
  #nextDueMs: number | undefined;
  #underway = 0;
  #ended: LoadEnd | undefined;
  #looksForLateAtMs = 0;
  #abandonAtMs = Number.POSITIVE_INFINITY;
  #lastEndMs = 0;
  #unsent = 0;
  #cancelTimer: () => void = () => {};
  #resolve: () => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(plan: LoadPlan, sender: SignedSender, random: Random, tools: LoadTools) {
    const { model } = plan;
    this.#plan = plan;
    this.#sender = sender;
    this.#tools = tools;
    this.recorder = tools.feed?.recorder ?? new Recorder();
    this.#arrivals =
      tools.feed?.arrivals ??
      (model.kind === 'open' ? arrivalsOf(profileOf(model.stretches), model.spacing, random) : undefined);
    this.#endsAtMs =
      model.kind === 'open'
        ? lengthOf(model.stretches) + (tools.feed?.overtimeMs ?? OVERTIME_MS)
        : model.forMs;
  }

  async toItsEnd(): Promise<Pick<LoadResult, 'ended' | 'lastedMs' | 'unsent'>> {
    const { signal } = this.#tools;
    const over = new Promise<void>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const interrupt = () => this.#stop('interrupted', GRACE_MS);
    this.#startedAtMs = this.#tools.clock.monotonicMs();
    this.#nextDueMs = this.#arrivals?.();
    for (let made = 0; made < this.#plan.concurrency; made++) this.#free.push(this.#connect());
    signal?.addEventListener('abort', interrupt, { once: true });
    if (signal?.aborted) interrupt();
    this.#tick();
    try {
      await over;
    } finally {
      signal?.removeEventListener('abort', interrupt);
      this.#cancelTimer();
      await Promise.all([
        ...[...this.#connections].map((connection) => connection.close()),
        ...this.#closing,
      ]);
    }
    if (!this.#tools.peers) this.recorder.closeSecond(this.#elapsedMs());
    const unreachable = this.recorder.answeredCount === 0 && this.recorder.errorCount > 0;
    const ended = this.#ended === 'done' && unreachable ? 'unreachable' : (this.#ended ?? 'done');
    return { ended, lastedMs: this.#lastEndMs, unsent: this.#unsent };
  }

  #elapsedMs(): number {
    return this.#tools.clock.monotonicMs() - this.#startedAtMs;
  }

  #tick(): void {
    this.#guarded(() => {
      const now = this.#elapsedMs();
      this.#stopWithPeers();
      this.#sendWhatIsDue();
      this.#giveUpWhatIsLate(now);
      this.#closeSecond(now);
    });
    if (this.#ended && this.#underway === 0) this.#resolve();
    else this.#tickIn(this.#restMs());
  }

  #tickIn(ms: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#tools.clock.setTimer(ms, () => this.#tick());
  }

  #restMs(): number {
    if (this.#nextDueMs === UNKNOWN_YET) return ASK_AGAIN_MS;
    if (this.#ended || this.#nextDueMs === undefined || this.#free.length === 0) return REST_MS;
    return Math.min(REST_MS, Math.max(TICK_MS, this.#nextDueMs - this.#elapsedMs()));
  }

  #sendWhatIsDue(): void {
    while (this.#free.length > 0) {
      const now = this.#elapsedMs();
      if (this.#nextDueMs === UNKNOWN_YET) this.#nextDueMs = this.#arrivals?.();
      this.#stopWithPeers();
      this.#stopWhereAllIsSent(now);
      if (this.#ended || (this.#nextDueMs !== undefined && this.#nextDueMs > now)) return;
      this.#sendNext(now);
    }
  }

  #stopWithPeers(): void {
    const ended = this.#tools.peers?.ended;
    if (ended !== undefined) this.#stop(ended, GRACE_MS);
  }

  #stopWhereAllIsSent(now: number): void {
    const { maxSends = Number.POSITIVE_INFINITY } = this.#plan;
    const isEmpty = this.#arrivals !== undefined && this.#nextDueMs === undefined;
    if (isEmpty || now >= this.#endsAtMs) this.#stop('done');
    // What would have been due after the last one was never wanted.
    else if (this.recorder.sentCount >= maxSends) this.#stop('done', undefined, false);
  }

  #sendNext(now: number): void {
    const connection = this.#free.pop();
    if (connection === undefined) return;
    const due = this.#nextDueMs;
    this.#nextDueMs = this.#arrivals?.();
    this.#underway += 1;
    const spec = this.#sender.send(connection, due ?? now, now);
    this.recorder.sent(spec, due === undefined ? undefined : now - due);
    this.#publish();
  }

  #connect(): LoadConnection {
    const connection = new LoadConnection({
      url: this.#plan.url,
      dialOptions: this.#plan.dialOptions,
      onEnd: (ended, underway, end, usable) => this.#guarded(() => this.#onEnd(ended, underway, end, usable)),
    });
    this.#connections.add(connection);
    return connection;
  }

  #onEnd(connection: LoadConnection, { spec, meantAtMs }: Underway, end: SendEnd, usable: boolean): void {
    const now = this.#elapsedMs();
    this.#lastEndMs = now;
    this.#underway -= 1;
    if ('status' in end) this.recorder.answered(spec, end.status, now - meantAtMs);
    else this.recorder.failed(spec, end.failure, now - meantAtMs);
    this.#publish();
    this.#stopAfter(end);
    if (usable) this.#free.push(connection);
    else this.#replace(connection);
    // After a failure the next tick is soon enough: a receiver that refuses connections would be dialled without end.
    if ('status' in end) this.#sendWhatIsDue();
  }

  #stopAfter(end: SendEnd): void {
    const { answeredCount, errorCount } = this.recorder;
    if (errorCount === 0) return;
    const blocked = 'failure' in end && end.failure.code === 'blocked_target';
    const all = this.#tools.peers?.totals() ?? { answered: answeredCount, errors: errorCount };
    const reason = blocked ? 'blocked' : endByErrors(all, this.#plan.maxErrors);
    if (reason) this.#stop(reason, reason === 'errors' ? GRACE_MS : 0);
  }

  #publish(): void {
    const { sentCount, answeredCount, errorCount } = this.recorder;
    this.#tools.peers?.publish(sentCount, answeredCount, errorCount, this.#underway);
  }

  #replace(connection: LoadConnection): void {
    this.#connections.delete(connection);
    const closing = connection.close().finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
    if (!this.#ended) this.#free.push(this.#connect());
  }

  /** Sends nothing more. @param graceMs how long answers are waited for; until their deadline when absent. */
  #stop(ended: LoadEnd, graceMs?: number, countUnsent = true): void {
    if (this.#ended) return;
    this.#ended = ended;
    const now = this.#elapsedMs();
    if (graceMs !== undefined) this.#abandonAtMs = now + graceMs;
    if (countUnsent) this.#unsent = this.#countDueBefore(now);
    if (ended !== 'done') this.#tools.peers?.end(ended);
    this.#tickIn(TICK_MS);
  }

  #countDueBefore(now: number): number {
    let due = 0;
    for (; this.#nextDueMs !== undefined && this.#nextDueMs <= now; this.#nextDueMs = this.#arrivals?.())
      due += 1;
    return due;
  }

  #giveUpWhatIsLate(now: number): void {
    if (this.#underway === 0 || now < this.#looksForLateAtMs) return;
    this.#looksForLateAtMs = now + REST_MS;
    const { deadlineMs } = this.#plan;
    for (const connection of [...this.#connections]) {
      const { underway } = connection;
      if (underway === undefined) continue;
      if (now >= this.#abandonAtMs) connection.abandon(closedFailure);
      else if (now - underway.sentAtMs >= deadlineMs) connection.giveUp(deadlineMs);
    }
  }

  #closeSecond(now: number): void {
    // Of a run in parts, they are closed for all parts at once.
    if (now < this.#secondEndsAtMs || this.#tools.peers) return;
    this.#secondEndsAtMs = now + SECOND_MS - (now % SECOND_MS);
    const point = this.recorder.closeSecond(now);
    this.#tools.onSecond?.(point, this.#underway);
  }

  /** What goes wrong here is our own fault, and ends the run. */
  #guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#ended ??= 'errors';
      this.#reject(error);
    }
  }
}
