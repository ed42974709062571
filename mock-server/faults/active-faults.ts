import type { Clock } from '../runtime/clock.ts';
import { ulid } from '../runtime/ids.ts';
import type { Random } from '../runtime/random.ts';
import { seededRandom } from '../runtime/seeded-random.ts';
import { ActiveFault, type ActiveFaultView } from './active-fault.ts';
import { composeStages } from './compose-stages.ts';
import { copyLimit } from './copy-limit.ts';
import { type FaultRequest, readRequest } from './fault-request.ts';
import { badOption } from './options.ts';
import { findPreset } from './presets.ts';
import type { AttemptInfo, AttemptStages } from './stages.ts';

/** So that a script that adds and never removes does not hide what is going on. */
const MOST_FAULTS = 100;

export interface ActiveFaultsOptions {
  /** Times to live and holds run on this clock, which is never a turned one. */
  readonly clock: Clock;
  readonly random: Random;
  /** Called with those at work whenever some were added or taken away; not when one ends by itself. */
  readonly onChange?: ((active: readonly ActiveFaultView[]) => void) | undefined;
}

/** The faults that apply to one attempt. */
export interface AttemptFaults {
  /** Their names, in the order in which they were added. */
  readonly names: readonly string[];
  /** The stages of this attempt with those faults at work. */
  readonly compose: (stages: AttemptStages) => AttemptStages;
}

const none: AttemptFaults = { names: [], compose: (stages) => stages };

/** The faults at work: none at first, and each only for a time. */
export class ActiveFaults {
  readonly #options: ActiveFaultsOptions;
  readonly #listeners = new Set<(attempt: AttemptInfo) => void>();
  #active: readonly ActiveFault[] = [];

  constructor(options: ActiveFaultsOptions) {
    this.#options = options;
  }

  /**
   * Puts a fault to work beside those that are.
   *
   * @throws PlexteraError `PLEXTERA_BAD_OPTION` or `PLEXTERA_UNKNOWN_EVENT_TYPE`, and then nothing has changed.
   */
  add(request: FaultRequest): ActiveFaultView {
    this.#sweep();
    if (this.#active.length >= MOST_FAULTS)
      throw badOption(`There are ${MOST_FAULTS} faults at work already.`, 'Remove some, or reset them all.');
    const { seed, ...read } = readRequest(request);
    const { clock, random } = this.#options;
    const added = new ActiveFault({
      ...read,
      id: ulid('flt_', clock.now(), random),
      clock,
      random: seed === undefined ? random : seededRandom(seed),
      onSent: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    });
    this.#active = [...this.#active, added];
    this.#tell();
    return added.view();
  }

  /** Puts those of a preset to work, in their order, all or none; throws as `add` does, also for an unknown name. */
  addPreset(name: string, common: Pick<FaultRequest, 'ttlMs' | 'seed'> = {}): readonly ActiveFaultView[] {
    const added: ActiveFaultView[] = [];
    try {
      for (const request of findPreset(name)) added.push(this.add({ ...common, ...request }));
    } catch (error) {
      for (const { id } of added) this.remove(id);
      throw error;
    }
    return added;
  }

  /** Those that work, or still hold something back, in the order of addition. */
  list(): readonly ActiveFaultView[] {
    this.#sweep();
    return this.#active.map((fault) => fault.view());
  }

  /** Ends one; what it holds back goes on its way. False when there is none with this id. */
  remove(id: string): boolean {
    const removed = this.#active.find((fault) => fault.id === id);
    this.#active = this.#active.filter((fault) => fault !== removed);
    removed?.end();
    if (removed) this.#tell();
    return removed !== undefined;
  }

  /** Ends all; what they hold back goes on its way. */
  reset(): void {
    const removed = this.#active;
    this.#active = [];
    for (const fault of removed) fault.end();
    if (removed.length > 0) this.#tell();
  }

  /** Decides which faults apply to an attempt, and counts it for them: ask once for each attempt. */
  forAttempt(attempt: AttemptInfo): AttemptFaults {
    if (this.#active.length === 0) return none;
    this.#sweep();
    const taken = this.#active.filter((fault) => fault.take(attempt));
    const faulted = { ...attempt, takeCopies: copyLimit() };
    return {
      names: taken.map(({ name }) => name),
      compose: (stages) =>
        composeStages(
          this.#announcing(stages, attempt),
          taken.map(({ decorators }) => decorators),
          faulted,
        ),
    };
  }

  /** Stages that tell the faults of every request that was answered. */
  #announcing(stages: AttemptStages, attempt: AttemptInfo): AttemptStages {
    const send: AttemptStages['send'] = async (request, again) => {
      const listening = [...this.#listeners];
      const exchange = await stages.send(request, again);
      for (const listener of listening) if (this.#listeners.has(listener)) listener(attempt);
      return exchange;
    };
    return { ...stages, send };
  }

  #tell(): void {
    this.#options.onChange?.(this.list());
  }

  #sweep(): void {
    if (this.#active.some(({ finished }) => finished))
      this.#active = this.#active.filter(({ finished }) => !finished);
  }
}
