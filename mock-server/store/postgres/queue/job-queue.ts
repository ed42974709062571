import type PgBoss from 'pg-boss';
import { DatabaseFailure } from '../database/database-failure.ts';
import type { Transaction } from '../database/transaction.ts';
import { priorityOf } from './job-order.ts';

/** What names a job: every subscription has a queue of its own, by its id. */
export interface JobName {
  readonly subscriptionId: string;
  readonly jobId: string;
}

/** One delivery that waits. */
export interface DeliveryJob extends JobName {
  readonly deliveryId: string;
  /** By the database's clock. */
  readonly dueMs: number;
}

export interface TakenJob extends JobName {
  readonly deliveryId: string;
}

/** Runs statements for pg-boss and counts the rows that they wrote or returned. */
function counting(tx: Transaction) {
  const seen = { rows: 0 };
  const db: PgBoss.Db = {
    executeSql: async (text, values) => {
      const result = await tx.run(text, values);
      seen.rows += result.count;
      return { rows: [...result.rows] };
    },
  };
  return { db, seen };
}

const within = (tx: Transaction): PgBoss.Db => counting(tx).db;

/**
 * pg-boss inside of our transactions: no workers, no timers, no clean-up, no retries of its own. A job lives as long as
 * its delivery waits or is in flight; the tables beside it remember the rest. A queue for each subscription lets a
 * claim pass over those that are paused or busy.
 */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #expireInSeconds: number;
  readonly #removal: string;

  /** @param queueSchema of pg-boss. */
  constructor(
    boss: PgBoss,
    { queueSchema, leaseSeconds }: { readonly queueSchema: string; readonly leaseSeconds: number },
  ) {
    this.#boss = boss;
    this.#expireInSeconds = Math.ceil(leaseSeconds);
    // pg-boss's own deletion joins the queue with the ids, and PostgreSQL then reads the queue from end to end, with
    // every job that was in it since the last vacuum.
    this.#removal = `delete from ${queueSchema}.job where name = $1 and id = any($2::uuid[])`;
  }

  async add(tx: Transaction, jobs: readonly DeliveryJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const inserts = jobs.map(({ subscriptionId, jobId, deliveryId, dueMs }) => ({
      id: jobId,
      name: subscriptionId,
      data: { deliveryId },
      priority: priorityOf(dueMs),
      // A Date keeps its milliseconds; down, so that what is due now can be fetched at once.
      startAfter: new Date(Math.floor(dueMs)),
      expireInSeconds: this.#expireInSeconds,
    }));
    const { db, seen } = counting(tx);
    await this.#boss.insert(inserts, { db });
    // pg-boss passes over jobs of a queue that is not there, without a word.
    if (seen.rows !== jobs.length)
      throw new DatabaseFailure('PostgreSQL: a queue went away just now.', { worthRetrying: true });
  }

  /** Takes jobs of a queue that are due, so that nobody else can; a failure shows in the transaction. */
  async take(tx: Transaction, subscriptionId: string, atMost: number): Promise<readonly TakenJob[]> {
    const options = { batchSize: atMost, db: within(tx) };
    const jobs = await this.#boss.fetch<{ deliveryId: string }>(subscriptionId, options);
    return jobs.map(({ id, data }) => ({ subscriptionId, jobId: id, deliveryId: data.deliveryId }));
  }

  async remove(tx: Transaction, jobs: readonly JobName[]): Promise<void> {
    const byQueue = new Map<string, string[]>();
    for (const { subscriptionId, jobId } of jobs)
      byQueue.set(subscriptionId, [...(byQueue.get(subscriptionId) ?? []), jobId]);
    for (const [subscriptionId, ids] of byQueue) await tx.query(this.#removal, [subscriptionId, ids]);
  }

  /** Rejects when pg-boss's tables cannot be read; it counts a queue that nobody has. */
  async probe(): Promise<void> {
    await this.#boss.getQueueSize('probe');
  }
}
