import type { Clock } from '../../runtime/clock.ts';
import type { Database } from './database/database.ts';
import type { Transaction } from './database/transaction.ts';
import type { JobQueue } from './queue/job-queue.ts';
import type { Lease } from './queue/lease.ts';
import type { Queues } from './queue/queues.ts';

/** What the parts of this engine work with. */
export interface Engine {
  /** Of our tables; checked when the store was opened, so it goes into statements as it is. */
  readonly schema: string;
  readonly database: Database;
  readonly queues: Queues;
  readonly queue: JobQueue;
  readonly lease: Lease;
  readonly clock: Clock;
}

/** The wall clock's time for people, in ISO 8601. */
export function wallTime(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}

/** A delivery that waits by now, with the job that it names. */
export interface NewlyWaiting extends Record<string, unknown> {
  readonly id: string;
  readonly subscription_id: string;
  readonly job_id: string;
  readonly due_ms: number;
}

/** Adds the jobs that rows already name. */
export async function addJobs(
  { queue }: Engine,
  tx: Transaction,
  rows: readonly NewlyWaiting[],
): Promise<void> {
  await queue.add(
    tx,
    rows.map((row) => ({
      subscriptionId: row.subscription_id,
      jobId: row.job_id,
      deliveryId: row.id,
      dueMs: row.due_ms,
    })),
  );
}

/** An attempt that has just ended: what was its job, and what comes next. */
export interface EndedAttempt extends NewlyWaiting {
  readonly old_job_id: string;
  readonly next: string;
}

/** Removes the jobs that were held, and adds those of deliveries that wait again. */
export async function replaceJobs(
  engine: Engine,
  tx: Transaction,
  rows: readonly EndedAttempt[],
): Promise<void> {
  await engine.queue.remove(
    tx,
    rows.map((row) => ({ subscriptionId: row.subscription_id, jobId: row.old_job_id })),
  );
  await addJobs(
    engine,
    tx,
    rows.filter((row) => row.next === 'waiting'),
  );
}
