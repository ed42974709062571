import type { AttemptOutcome } from '../../delivery/attempt-outcome.ts';
import type { Intake } from '../../dispatch/intake.ts';
import type { PreparedEvent } from '../../dispatch/prepared-event.ts';

/** One attempt that is over. */
export interface LedgerAttempt {
  readonly outcome: AttemptOutcome;
  readonly status: number | undefined;
  /** When it will be tried again, in milliseconds of the schedule; undefined when it will not. */
  readonly againAtMs: number | undefined;
}

/** One event for the receiver, and what came of it so far. */
export interface LedgerDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly label: string | undefined;
  readonly attempts: readonly LedgerAttempt[];
  readonly state: 'waiting' | 'delivered' | 'exhausted';
}

interface LedgerEvent {
  readonly label: string | undefined;
  readonly deduplicated: boolean;
}

/** What a scenario emitted and what came of it, as the mock tells it: all that expectations are about. */
export class Ledger {
  readonly #events: LedgerEvent[] = [];
  readonly #deliveries = new Map<string, LedgerDelivery>();
  readonly #attempts = new Map<string, LedgerAttempt[]>();
  readonly #acknowledged = new Set<string>();

  accept({ eventId }: PreparedEvent, intake: Intake, label: string | undefined): void {
    this.#events.push({ label, deduplicated: intake.kind === 'duplicate' });
    if (intake.kind === 'duplicate') return;
    for (const id of intake.deliveryIds) {
      const attempts = this.#attemptsOf(id);
      this.#deliveries.set(id, { id, eventId, label, attempts, state: stateAfter(attempts.at(-1)) });
    }
  }

  end(id: string, attempt: LedgerAttempt): void {
    this.#attemptsOf(id).push(attempt);
    if (attempt.outcome.kind === 'delivered') this.#acknowledged.add(id);
    this.#setState(id, stateAfter(attempt));
  }

  /** These are due again. */
  resend(ids: readonly string[]): void {
    for (const id of ids) this.#setState(id, 'waiting');
  }

  events(label: string | undefined): readonly LedgerEvent[] {
    return this.#events.filter((event) => label === undefined || event.label === label);
  }

  /** In the order in which they were emitted. */
  deliveries(label: string | undefined): readonly LedgerDelivery[] {
    return [...this.#deliveries.values()].filter(
      (delivery) => label === undefined || delivery.label === label,
    );
  }

  /** Ids of deliveries in the order in which they were acknowledged for the first time. */
  acknowledged(): readonly string[] {
    return [...this.#acknowledged];
  }

  /** An attempt can be over before its event is written down here. */
  #attemptsOf(id: string): LedgerAttempt[] {
    const known = this.#attempts.get(id) ?? [];
    this.#attempts.set(id, known);
    return known;
  }

  #setState(id: string, state: LedgerDelivery['state']): void {
    const delivery = this.#deliveries.get(id);
    if (delivery) this.#deliveries.set(id, { ...delivery, state });
  }
}

function stateAfter(last: LedgerAttempt | undefined): LedgerDelivery['state'] {
  if (last?.outcome.kind === 'delivered') return 'delivered';
  return last === undefined || last.againAtMs !== undefined ? 'waiting' : 'exhausted';
}
