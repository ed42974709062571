import type { Clock } from '../../runtime/clock.ts';
import { StoreUnavailable } from '../../store/delivery-store.ts';
import { type Checkpoint, checkpointOf } from './checkpoint.ts';
import { LEASE_SECONDS } from './database/join-run.ts';
import type { Heard, RunTables } from './database/run-tables.ts';
import type { FleetRecorder } from './fleet-recorder.ts';
import { type Schedule, type Slice, WINDOW_MS } from './schedule.ts';
import type { SliceQueue } from './slice-queue.ts';

/** How long before its first time a slice is taken on. */
const LEAD_MS = 750;
const PASS_MS = 100;
const BEAT_MS = 500;
const LEASE_MS = LEASE_SECONDS * 1_000;
/** So late nobody asks any more whose it would have been. */
const OVERDUE_MS = LEASE_MS + 2 * BEAT_MS;

/** Why an emitter ends before its part is over, when it is not its own doing. */
export type LoopEnd =
  | { readonly kind: 'stopped'; readonly reason: string }
  | { readonly kind: 'given-up' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface LoopOptions {
  readonly tables: RunTables;
  readonly number: number;
  readonly schedule: Schedule;
  readonly queue: SliceQueue;
  readonly recorder: FleetRecorder;
  readonly clock: Clock;
  /** When the run begins, on the monotonic clock. */
  readonly beginsAtMs: number;
  /** Ends the run of all once there were so many errors. */
  readonly maxErrors: number;
  /** Called once. */
  readonly onEnd: (end: LoopEnd) => void;
}

/**
 * What an emitter does beside sending: it takes on slices shortly before they are due, says that it is there and what it
 * has counted, and takes on what is due of those who died.
 */
export class EmitterLoop {
  readonly #options: LoopOptions;
  #nextBeatAtMs = 0;
  #failingSinceMs: number | undefined;
  #alive: readonly number[] = [];
  #offered = 0;
  #isOver = false;
  #running: Promise<void> = Promise.resolve();

  constructor(options: LoopOptions, heard: Heard) {
    this.#options = options;
    this.#hear(heard);
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends it; resolves when nothing of it is under way. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, onEnd } = this.#options;
    while (!this.#isOver) {
      try {
        const end = await this.#once();
        if (end !== undefined) return onEnd(end);
        this.#failingSinceMs = undefined;
      } catch (error) {
        // A server that is started again is back soon, and one who slept has to learn that the others went on. Longer
        // than the lease nobody waits for us.
        this.#failingSinceMs ??= clock.monotonicMs();
        const isPatient = clock.monotonicMs() - this.#failingSinceMs < LEASE_MS;
        if (!(error instanceof StoreUnavailable && isPatient)) return onEnd({ kind: 'failed', error });
      }
      await clock.sleep(PASS_MS);
    }
  }

  async #once(): Promise<LoopEnd | undefined> {
    const { schedule, clock, tables, queue, recorder, number, maxErrors } = this.#options;
    await this.#takeOnWhatIsNext();
    if (clock.monotonicMs() < this.#nextBeatAtMs) return undefined;
    this.#nextBeatAtMs = clock.monotonicMs() + BEAT_MS;
    const over = queue.takeOver();
    const heard = await this.#report(checkpointOf(recorder), over);
    this.#hear(heard);
    if (isGivenUp(heard, number)) return { kind: 'given-up' };
    if (heard.stopped !== undefined) return { kind: 'stopped', reason: heard.stopped };
    if (heard.errors >= maxErrors) {
      await tables.stop('errors');
      return { kind: 'stopped', reason: 'errors' };
    }
    await this.#takeOnWhatIsLeft();
    if (schedule.ended && schedule.unsettled().length === 0) queue.close();
    return undefined;
  }

  async #report(checkpoint: Checkpoint, over: readonly Slice[]): Promise<Heard> {
    try {
      return await this.#options.tables.beat({ checkpoint, over });
    } catch (error) {
      this.#options.queue.giveBack(over);
      throw error;
    }
  }

  #hear(heard: Heard): void {
    this.#alive = heard.emitters.filter(({ state }) => state === 'running').map(({ number }) => number);
  }

  #elapsedMs(): number {
    return this.#options.clock.monotonicMs() - this.#options.beginsAtMs;
  }

  async #takeOnWhatIsNext(): Promise<void> {
    const { schedule } = this.#options;
    schedule.drawUntil(this.#elapsedMs() + LEAD_MS);
    const wanted: Slice[] = [];
    for (let window = this.#offered; window < schedule.windows; window++)
      wanted.push(...schedule.slicesOf(window).filter((slice) => this.#isOurs(slice)));
    await this.#takeOn(wanted);
    this.#offered = schedule.windows;
  }

  /** What nobody has of the windows before: a lane whose emitter died, and what slipped through as that became known. */
  async #takeOnWhatIsLeft(): Promise<void> {
    const { schedule, tables } = this.#options;
    const windows = schedule.unsettled();
    if (windows.length === 0) return;
    const claimed = await tables.claimed(windows);
    const wanted: Slice[] = [];
    for (const window of windows) {
      const left = schedule.slicesOf(window).filter(({ lane }) => !claimed.get(window)?.has(lane));
      const isOverdue = window * WINDOW_MS + OVERDUE_MS < this.#elapsedMs();
      if (left.length === 0) schedule.settle(window);
      else wanted.push(...left.filter((slice) => isOverdue || this.#isOurs(slice)));
    }
    await this.#takeOn(wanted);
  }

  async #takeOn(slices: readonly Slice[]): Promise<void> {
    for (const slice of await this.#options.tables.claim(slices)) this.#options.queue.take(slice);
  }

  /** A lane belongs to the emitter of its number, and of one that died to each of the others in turn. */
  #isOurs({ lane, window }: Slice): boolean {
    const { number } = this.#options;
    if (this.#alive.includes(lane)) return lane === number;
    return this.#alive[(lane + window) % this.#alive.length] === number;
  }
}

/** Whether the others have gone on without us; they may even be through. */
export function isGivenUp({ emitters }: Heard, number: number): boolean {
  return !emitters.some((one) => one.number === number && one.state !== 'lost');
}
