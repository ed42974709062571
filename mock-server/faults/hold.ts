import type { Clock } from '../runtime/clock.ts';

/** A wait that can be cut short. */
export interface Hold {
  /** Resolves with the milliseconds that it took; never rejects. */
  readonly ended: Promise<number>;
  /** Ends it now; harmless afterwards. */
  readonly release: () => void;
}

/** The waits of one fault, which all end when it is taken away. */
export class Holds {
  readonly #clock: Pick<Clock, 'monotonicMs' | 'setTimer'>;
  readonly #releases = new Set<() => void>();
  #ended = false;

  constructor(clock: Pick<Clock, 'monotonicMs' | 'setTimer'>) {
    this.#clock = clock;
  }

  /** How many wait at present. */
  get count(): number {
    return this.#releases.size;
  }

  start(ms: number): Hold {
    const startedMs = this.#clock.monotonicMs();
    const { promise, resolve } = withResolver();
    const end = (elapsedMs: number): void => {
      cancel();
      this.#releases.delete(release);
      resolve(elapsedMs);
    };
    const elapsed = (): number => this.#clock.monotonicMs() - startedMs;
    const release = (): void => end(elapsed());
    // A timer may fire a fraction early, and what was to last until a deadline must not end before it.
    const cancel = this.#ended
      ? () => undefined
      : this.#clock.setTimer(ms, () => end(Math.max(ms, elapsed())));
    if (this.#ended) release();
    else this.#releases.add(release);
    return { ended: promise, release };
  }

  /** Ends all, and those to come as soon as they begin. */
  end(): void {
    this.#ended = true;
    for (const release of this.#releases) release();
  }
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolver() {
  let resolve: (elapsedMs: number) => void = () => undefined;
  const promise = new Promise<number>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
