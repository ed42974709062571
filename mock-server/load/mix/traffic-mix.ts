import type { Random } from '../../runtime/random.ts';
import type { EventTemplate } from '../templates/event-template.ts';
import type { Weighted } from '../templates/prepare-templates.ts';

/**
 * What a send is. `duplicate`: the event that was sent last, once more, as after an answer that was lost. `retry`: one
 * that was sent some time before. `forged`: a new event whose signature does not hold.
 */
export const sendKinds = ['new', 'duplicate', 'retry', 'forged'] as const;

export type SendKind = (typeof sendKinds)[number];

/** One send before it is rendered: everything in it follows from these. */
export interface SendSpec {
  readonly kind: SendKind;
  readonly template: EventTemplate;
  /** Which event of the run; the same again in a duplicate and in a retry. */
  readonly serial: number;
  /** When the event occurred, in whole Unix seconds. */
  readonly second: number;
}

/** Shares of all sends, from 0 to 1. */
export interface Shares {
  readonly duplicates: number;
  readonly retries: number;
  readonly forged: number;
}

/** How many events are remembered for retries. */
const REMEMBERED = 1_024;

/** Decides what is sent next, by chance and yet the same for the same seed. */
export class TrafficMix {
  readonly #random: Random;
  readonly #shares: Shares;
  readonly #templates: readonly EventTemplate[];
  /** Where the share of each template ends, the last one at 1. */
  readonly #bounds: readonly number[];
  readonly #recent: SendSpec[] = [];
  #last: SendSpec | undefined;
  #serials = 0;

  constructor(templates: readonly Weighted<EventTemplate>[], shares: Shares, random: Random) {
    const total = templates.reduce((sum, { weight }) => sum + weight, 0);
    let reached = 0;
    this.#random = random;
    this.#shares = shares;
    this.#templates = templates.map(({ value }) => value);
    this.#bounds = templates.map(({ weight }) => {
      reached += weight / total;
      return reached;
    });
  }

  /** How many events there are so far. */
  get events(): number {
    return this.#serials;
  }

  /** @param second the present time, at which a new event occurs. */
  next(second: number): SendSpec {
    const { duplicates, retries, forged } = this.#shares;
    const drawn = duplicates + retries + forged > 0 ? this.#random() : 1;
    if (drawn < forged) return this.#makeNew('forged', second);
    const repeated =
      drawn < forged + duplicates
        ? this.#repeat('duplicate', this.#last)
        : drawn < forged + duplicates + retries && this.#repeat('retry', this.#someRecent());
    if (repeated) return repeated;
    const spec = this.#makeNew('new', second);
    this.#last = spec;
    if (retries > 0) this.#recent[spec.serial % REMEMBERED] = spec;
    return spec;
  }

  #makeNew(kind: SendKind, second: number): SendSpec {
    return { kind, template: this.#chooseTemplate(), serial: this.#serials++, second };
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
