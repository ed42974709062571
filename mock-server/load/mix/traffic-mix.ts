import type { Random } from '../../runtime/random.ts';
import type { EventTemplate } from '../templates/event-template.ts';
import type { Weighted } from '../templates/prepare-templates.ts';
import type { Expectation, LoadFault } from './load-faults.ts';

/**
 * What a send is. `duplicate`: the event that was sent last, once more, as after an answer that was lost. `retry`: one
 * that was sent some time before. `forged`: a new event whose signature does not hold. `faulty`: a new event with another
 * fault.
 */
export const sendKinds = ['new', 'duplicate', 'retry', 'forged', 'faulty'] as const;

export type SendKind = (typeof sendKinds)[number];

/** One send before it is rendered: everything in it follows from these. */
export interface SendSpec {
  readonly kind: SendKind;
  /** What a right answer to it is. */
  readonly expects: Expectation;
  readonly template: EventTemplate;
  /** Which event of the run; the same again in a duplicate and in a retry. */
  readonly serial: number;
  /** When the event occurred, in whole Unix seconds. */
  readonly second: number;
  /** What is wrong about one that is `faulty`. */
  readonly fault?: LoadFault;
}

/** Gives the sends of a run one after the other. */
export interface Traffic {
  /** How many events there are so far: their serial numbers are below it. */
  readonly events: number;
  /** @param second the present time, at which a new event occurs. */
  next(second: number): SendSpec;
}

/** What a send is to be where a record says so. */
export interface Wish {
  /** What a new event is made from; chosen by weight when absent. */
  readonly template?: EventTemplate | undefined;
  /** It repeats an event of some time ago, if there is one. */
  readonly isRetry: boolean;
}

/** Shares of all sends, from 0 to 1. */
export interface Shares {
  readonly duplicates: number;
  readonly retries: number;
  readonly forged: number;
  readonly faults?: readonly FaultShare[];
}

/** A fault, and the share of all sends that has it. */
export interface FaultShare {
  readonly fault: LoadFault;
  readonly share: number;
}

/** What all shares come to: 1 at most. */
export function allOf({ duplicates, retries, forged, faults = [] }: Shares): number {
  return faults.reduce((sum, { share }) => sum + share, duplicates + retries + forged);
}

/** How many events are remembered for retries. */
const REMEMBERED = 1_024;

/** Decides what is sent next, by chance and yet the same for the same seed. */
export class TrafficMix implements Traffic {
  readonly #random: Random;
  readonly #shares: Shares;
  readonly #templates: readonly EventTemplate[];
  /** Where the share of each template ends, the last one at 1. */
  readonly #bounds: readonly number[];
  readonly #recent: SendSpec[] = [];
  #last: SendSpec | undefined;
  readonly #allShares: number;
  #serials = 0;

  constructor(templates: readonly Weighted<EventTemplate>[], shares: Shares, random: Random) {
    const total = templates.reduce((sum, { weight }) => sum + weight, 0);
    let reached = 0;
    this.#random = random;
    this.#shares = shares;
    this.#allShares = allOf(shares);
    this.#templates = templates.map(({ value }) => value);
    this.#bounds = templates.map(({ weight }) => {
      reached += weight / total;
      return reached;
    });
  }

  get events(): number {
    return this.#serials;
  }

  /** Gives the next new event this serial number, and those after it the following ones. */
  continueAt(serial: number): void {
    this.#serials = serial;
  }

  /** @param wish what the next send is, as far as that is left open by the shares. */
  next(second: number, wish?: Wish): SendSpec {
    const { duplicates, retries, forged } = this.#shares;
    const drawn = this.#allShares > 0 ? this.#random() : 1;
    if (drawn < forged) return this.#makeNew('forged', 'refused', second, wish);
    const repeated =
      drawn < forged + duplicates
        ? this.#repeat('duplicate', this.#last)
        : drawn < forged + duplicates + retries && this.#repeat('retry', this.#someRecent());
    if (repeated) return repeated;
    const fault = this.#faultAt(drawn - (forged + duplicates + retries));
    if (fault) return { ...this.#makeNew('faulty', fault.expects, second, wish), fault };
    const retried = wish?.isRetry ? this.#repeat('retry', this.#someRecent()) : undefined;
    if (retried) return retried;
    const spec = this.#makeNew('new', 'taken', second, wish);
    this.#last = spec;
    if (retries > 0 || wish) this.#recent[spec.serial % REMEMBERED] = spec;
    return spec;
  }

  #makeNew(kind: SendKind, expects: Expectation, second: number, wish: Wish | undefined): SendSpec {
    const template = wish?.template ?? this.#chooseTemplate();
    return { kind, expects, template, serial: this.#serials++, second };
  }

  /** Undefined where what was drawn is beyond the shares of all faults, or before them, where nothing could be repeated. */
  #faultAt(drawn: number): LoadFault | undefined {
    if (drawn < 0 || drawn >= this.#allShares) return undefined;
    let reached = 0;
    for (const { fault, share } of this.#shares.faults ?? []) {
      reached += share;
      if (drawn < reached) return fault;
    }
    return undefined;
  }

  #repeat(kind: SendKind, spec: SendSpec | undefined): SendSpec | undefined {
    return spec && { ...spec, kind };
  }

  #someRecent(): SendSpec | undefined {
    return this.#recent[Math.floor(this.#random() * this.#recent.length)];
  }

  #chooseTemplate(): EventTemplate {
    const drawn = this.#templates.length > 1 ? this.#random() : 0;
    const at = this.#bounds.findIndex((bound) => drawn < bound);
    const chosen = this.#templates.at(at);
    if (chosen === undefined) throw new Error('There is no template to choose.');
    return chosen;
  }
}
