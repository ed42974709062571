import type { AttemptOutcome } from '../../delivery/attempt-outcome.ts';
import type { MadeAttempt } from '../../dispatch/attempt-delivery.ts';
import type { ClaimedDelivery, DeliveryStore } from '../../store/delivery-store.ts';

/** Nobody was there, or we may not go there: this says nothing of how a receiver behaves. */
const unreachableCodes: ReadonlySet<string> = new Set([
  'blocked_target',
  'connect_timeout',
  'connection_refused',
  'dns_error',
  'network_unreachable',
  'tls_error',
] satisfies AttemptOutcome['code'][]);

/** Watches whether there is a receiver at all, until one has answered. */
export class Reach {
  readonly #onUnreachable: (outcome: AttemptOutcome) => void;
  #answered = false;
  #looks: readonly Promise<void>[] = [];

  constructor(onUnreachable: (outcome: AttemptOutcome) => void) {
    this.#onUnreachable = onUnreachable;
  }

  note(store: DeliveryStore, delivery: ClaimedDelivery, { exchange, outcome }: MadeAttempt): void {
    if (exchange.response) this.#answered = true;
    if (this.#answered || !unreachableCodes.has(outcome.code)) return;
    this.#looks = [...this.#looks, this.#look(store, delivery, outcome).catch(() => undefined)];
  }

  /** Resolves when nothing more will be found about the attempts that were noted. */
  async settled(): Promise<void> {
    await Promise.all(this.#looks);
  }

  /** Only the log knows which faults were at work: what they lose on purpose proves nothing. */
  async #look(store: DeliveryStore, { id, attemptId }: ClaimedDelivery, outcome: AttemptOutcome) {
    const attempts = await store.log.attempts(id);
    const record = attempts.find((attempt) => attempt.attemptId === attemptId)?.record;
    if (record?.faults.length === 0 && !this.#answered) this.#onUnreachable(outcome);
  }
}
