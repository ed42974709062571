import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import type { Fault, FaultTools, StartedFault } from './fault.ts';
import { Holds } from './hold.ts';
import type { FaultScope } from './scope.ts';
import type { AttemptInfo, StageDecorators } from './stages.ts';

/** A fault at work, as it is shown. */
export interface ActiveFaultView {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly scope: FaultScope;
  /** When it ends by itself, by the wall clock. */
  readonly expiresAt: string;
  readonly ttlLeftMs: number;
  /** Attempts that it is still for; absent: no limit. */
  readonly nextLeft?: number;
  /** Attempts that it was for so far. */
  readonly applied: number;
  /** Requests that it holds back at present. */
  readonly holding: number;
}

export interface ActiveFaultOptions {
  readonly id: string;
  readonly fault: Fault;
  readonly options: unknown;
  readonly scope: FaultScope;
  readonly ttlMs: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly onSent: FaultTools['onSent'];
}

/** One addition: a fault with its options, for a scope, for a time. */
export class ActiveFault {
  readonly id: string;
  readonly name: string;
  readonly #setup: ActiveFaultOptions;
  readonly #started: StartedFault;
  readonly #holds: Holds;
  readonly #endsAtMs: number;
  #applied = 0;

  constructor(setup: ActiveFaultOptions) {
    const { id, fault, options, clock, random, onSent, ttlMs } = setup;
    this.id = id;
    this.name = fault.name;
    this.#setup = setup;
    this.#holds = new Holds(clock);
    this.#started = fault.start(options, { clock, random, onSent, hold: (ms) => this.#holds.start(ms) });
    this.#endsAtMs = clock.monotonicMs() + ttlMs;
  }

  get decorators(): StageDecorators {
    return this.#started.decorators;
  }

  /** Nothing is left of its time or its count. */
  get spent(): boolean {
    return this.#ttlLeftMs() <= 0 || this.#nextLeft() === 0;
  }

  /** It may be taken off the list: it is spent, and holds nothing back. */
  get finished(): boolean {
    return this.spent && this.#holds.count === 0;
  }

  /** Whether it is for this attempt, which then counts. */
  take({ eventId, eventType, subscriptionId }: AttemptInfo): boolean {
    const { scope, random } = this.#setup;
    if (this.spent) return false;
    if (scope.eventType !== undefined && scope.eventType !== eventType) return false;
    if (scope.subscriptionId !== undefined && scope.subscriptionId !== subscriptionId) return false;
    if (scope.eventId !== undefined && scope.eventId !== eventId) return false;
    if (scope.share !== undefined && random() >= scope.share) return false;
    this.#applied += 1;
    return true;
  }

  /** Takes it away: what it holds back goes on its way, and it holds back nothing more. */
  end(): void {
    this.#holds.end();
  }

  view(): ActiveFaultView {
    const { fault, scope, clock } = this.#setup;
    const [ttlLeftMs, nextLeft] = [Math.max(0, this.#ttlLeftMs()), this.#nextLeft()];
    return {
      id: this.id,
      name: this.name,
      summary: fault.summary,
      options: this.#started.options,
      scope,
      expiresAt: new Date(clock.now() + ttlLeftMs).toISOString(),
      ttlLeftMs,
      ...(nextLeft !== undefined && { nextLeft }),
      applied: this.#applied,
      holding: this.#holds.count,
    };
  }

  #ttlLeftMs(): number {
    return this.#endsAtMs - this.#setup.clock.monotonicMs();
  }

  #nextLeft(): number | undefined {
    const { next } = this.#setup.scope;
    return next === undefined ? undefined : next - this.#applied;
  }
}
