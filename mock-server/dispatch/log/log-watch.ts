import type { Clock } from '../../runtime/clock.ts';
import type { DeliveryLogStore } from '../../store/delivery-log-store.ts';

export interface LogWatchOptions {
  readonly log: Pick<DeliveryLogStore, 'lastSeq'>;
  readonly clock: Clock;
  /** For a log that others write to as well: how often it is asked, while somebody listens. */
  readonly pollMs?: number | undefined;
}

/** Says that something in the log has changed; what, the log itself says. */
export class LogWatch {
  readonly #options: LogWatchOptions;
  readonly #listeners = new Set<() => void>();
  readonly #end = new AbortController();
  #polling = false;
  #seen = 0;

  constructor(options: LogWatchOptions) {
    this.#options = options;
  }

  /** Aborted once the log is closed, or about to be. */
  get ended(): AbortSignal {
    return this.#end.signal;
  }

  /** Calls `listener` after each change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (!this.#polling) this.#poll();
    return () => void this.#listeners.delete(listener);
  }

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  end(): void {
    this.#end.abort();
  }

  #poll(): void {
    const { pollMs, clock } = this.#options;
    this.#polling = pollMs !== undefined && this.#listeners.size > 0 && !this.ended.aborted;
    if (pollMs !== undefined && this.#polling)
      // A log that cannot be read now is asked again.
      clock.setTimer(
        pollMs,
        () =>
          void this.#look()
            .catch(() => undefined)
            .then(() => this.#poll()),
      );
  }

  async #look(): Promise<void> {
    const seq = await this.#options.log.lastSeq();
    if (seq === this.#seen) return;
    this.#seen = seq;
    this.notify();
  }
}
