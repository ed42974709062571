import type { DeliveryRules } from '../delivery/delivery-rules.ts';
import type { Destination } from './build-request.ts';
import { type DeliveryTools, deliver } from './deliver.ts';
import { type Delivery, DeliveryLog } from './delivery-log.ts';
import type { PreparedEvent } from './prepared-event.ts';

export interface EmitterOptions extends DeliveryTools {
  readonly destination: Destination;
  readonly rules?: DeliveryRules;
  readonly onAttempt?: (prepared: PreparedEvent, attempt: Delivery['attempts'][number]) => void;
}

/** Takes events, delivers them in the background with retries, and remembers how that went. */
export class Emitter {
  readonly #options: EmitterOptions;
  readonly #log = new DeliveryLog();
  readonly #running = new Set<Promise<unknown>>();
  readonly #stop = new AbortController();

  constructor(options: EmitterOptions) {
    this.#options = options;
  }

  emit(prepared: PreparedEvent): void {
    const { destination, rules, onAttempt, clock } = this.#options;
    const entry = this.#log.accept(prepared, destination.url, new Date(clock.now()).toISOString());
    const running = deliver(prepared, destination, this.#options, {
      ...(rules ? { rules } : {}),
      signal: this.#stop.signal,
      onAttempt: (attempt) => {
        entry.attempted(attempt);
        onAttempt?.(prepared, attempt);
      },
    }).finally(() => {
      entry.finished();
      this.#running.delete(running);
    });
    this.#running.add(running);
  }

  deliveries(): readonly Delivery[] {
    return this.#log.list();
  }

  /** How many events are on their way or waiting for their next attempt. */
  get pending(): number {
    return this.#running.size;
  }

  /** Lets attempts under way finish, gives up waiting for later ones, and closes the transport. */
  async drain(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#running);
    await this.#options.transport.close();
  }
}
