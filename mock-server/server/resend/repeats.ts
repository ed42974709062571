import type { Mock } from '../../dispatch/mock.ts';

/** So that what is forgotten on a store that others work on does not grow for ever. */
const mostAtOnce = 1_000;

/** Deliveries that are to be sent several times: each time as soon as the attempt before has ended. */
export class Repeats {
  readonly #left = new Map<string, number>();
  readonly #stop: () => void;

  constructor(mock: Pick<Mock, 'onAttempt' | 'resend'>) {
    this.#stop = mock.onAttempt(({ id }) => {
      const left = this.#left.get(id) ?? 0;
      if (left <= 1) this.#left.delete(id);
      else this.#left.set(id, left - 1);
      // A store that is away takes nothing; the person sees fewer attempts, and may ask again.
      if (left > 0) void mock.resend({ deliveryIds: [id] }).catch(() => this.#left.delete(id));
    });
  }

  /** So many attempts more after the next one. */
  add(deliveryId: string, more: number): void {
    if (more <= 0) return;
    const [oldest] = this.#left.keys();
    if (this.#left.size >= mostAtOnce && oldest !== undefined) this.#left.delete(oldest);
    this.#left.set(deliveryId, more);
  }

  /** Takes back what `add` asked for; returns how many attempts were left of it. */
  remove(deliveryId: string): number {
    const left = this.#left.get(deliveryId) ?? 0;
    this.#left.delete(deliveryId);
    return left;
  }

  /** Begins no further attempt. */
  end(): void {
    this.#left.clear();
    this.#stop();
  }
}
