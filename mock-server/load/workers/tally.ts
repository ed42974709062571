import type { LoadEnd } from '../load-result.ts';
import type { Counts, Peers } from '../peers.ts';

const SLOTS = 4;
/** In the order in which they stand for themselves in the memory; 0 is a run that goes on. */
const ends: readonly LoadEnd[] = ['done', 'interrupted', 'errors', 'unreachable', 'blocked'];

/**
 * What the threads of one run know of each other: how far each has come, and whether all are to stop. It is read between
 * two sends, so nobody waits for a message. Numbers are kept modulo 2³², of which a day at full speed needs less.
 */
export class Tally {
  readonly memory: SharedArrayBuffer;
  readonly #ended: Int32Array;
  readonly #counts: Uint32Array;

  /** @param of the number of parts, or the memory of a tally in another thread. */
  constructor(of: number | SharedArrayBuffer) {
    this.memory = typeof of === 'number' ? new SharedArrayBuffer(4 * (1 + SLOTS * of)) : of;
    this.#ended = new Int32Array(this.memory, 0, 1);
    this.#counts = new Uint32Array(this.memory, 4);
  }

  /** What all parts have come to. */
  totals(): Counts {
    const sums = [0, 0, 0, 0];
    for (let at = 0; at < this.#counts.length; at++)
      sums[at % SLOTS] = (sums[at % SLOTS] ?? 0) + Atomics.load(this.#counts, at);
    const [sent = 0, answered = 0, errors = 0, underway = 0] = sums;
    return { sent, answered, errors, underway };
  }

  /** Why all parts are to send nothing more; undefined while they go on. */
  get ended(): LoadEnd | undefined {
    const code = Atomics.load(this.#ended, 0);
    return code === 0 ? undefined : ends[code - 1];
  }

  /** Ends all parts; of several reasons the first counts. */
  end(reason: LoadEnd): void {
    Atomics.compareExchange(this.#ended, 0, 0, ends.indexOf(reason) + 1);
  }

  /** What one part sees of it. */
  peersOf(part: number): Peers {
    const tally = this;
    const at = part * SLOTS;
    const counts = this.#counts;
    return {
      get ended() {
        return tally.ended;
      },
      end: (reason) => tally.end(reason),
      totals: () => tally.totals(),
      publish(sent, answered, errors, underway) {
        Atomics.store(counts, at, sent);
        Atomics.store(counts, at + 1, answered);
        Atomics.store(counts, at + 2, errors);
        Atomics.store(counts, at + 3, underway);
      },
    };
  }
}
