import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../runtime/clock.ts';
import type { Database } from '../database/database.ts';

export interface LeaseOptions {
  readonly schema: string;
  readonly owner: string;
  readonly leaseSeconds: number;
  readonly clock: Clock;
}

const BEATS_PER_LEASE = 3;

/**
 * One emitter's right to what it holds, by the database's clock: renewed by a heartbeat, so that an attempt may take
 * longer than the lease, and before a claim, should heartbeats have failed. Its id is new each time a store is opened:
 * an emitter that was started again under the same name does not keep alive what its predecessor held.
 */
export class Lease {
  readonly id = randomUUID();
  readonly #database: Database;
  readonly #options: LeaseOptions;
  readonly #renewal: string;
  #cancelTimer = (): void => undefined;
  #beating: Promise<void> = Promise.resolve();
  readonly #beatMs: number;
  #renewedAtMs = Number.NEGATIVE_INFINITY;
  #ended = false;

  constructor(database: Database, options: LeaseOptions) {
    this.#database = database;
    this.#options = options;
    this.#beatMs = (options.leaseSeconds * 1_000) / BEATS_PER_LEASE;
    this.#renewal = `
      insert into ${options.schema}.emitters (id, owner, lease_until)
      values ($1, $2, now() + $3 * interval '1 second')
      on conflict (id) do update set lease_until = excluded.lease_until`;
  }

  /** Before every claim: what is taken now is held for half a lease at least, whatever became of heartbeats. */
  async ensure(): Promise<void> {
    const { clock, leaseSeconds } = this.#options;
    // Not every time, as claims that run side by side would wait for each other's renewal of the same row.
    if (clock.monotonicMs() - this.#renewedAtMs > leaseSeconds * 500) await this.#renew();
  }

  async begin(): Promise<void> {
    await this.#renew();
    this.#schedule();
  }

  /** Gives up at once what is still held. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#cancelTimer();
    await this.#beating;
    await this.#database
      .query(`delete from ${this.#options.schema}.emitters where id = $1`, [this.id])
      // It lapses by itself where the server is gone.
      .catch(() => undefined);
  }

  async #renew(): Promise<void> {
    const { clock, owner, leaseSeconds } = this.#options;
    // Counted from before the server did it, so that we never think that we have longer.
    const askedAtMs = clock.monotonicMs();
    await this.#database.query(this.#renewal, [this.id, owner, leaseSeconds]);
    this.#renewedAtMs = askedAtMs;
  }

  #schedule(): void {
    this.#cancelTimer = this.#options.clock.setTimer(this.#beatMs, () => {
      // A missed beat is made up for by the next one; health is reported elsewhere.
      const beat = this.#renew().catch(() => undefined);
      this.#beating = beat.then(() => (this.#ended ? undefined : this.#schedule()));
    });
  }
}
