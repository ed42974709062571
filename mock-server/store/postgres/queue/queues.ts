import type PgBoss from 'pg-boss';
import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';

// pg-boss's clean-up would drop a waiting job at the end of its retention. We never run it; should somebody else, 20
// years are long enough.
const RETENTION_DAYS = 7_300;

// pg-boss's fetch orders by these, and has no index on them: it sorts all that is due to find the first.
const orderedIndex = (schema: string): string => `
  create index if not exists job_by_priority on ${schema}.job (name, priority desc, created_on, id)
  where state < 'active'`;

// Two that make or drop a queue would wait for each other's table locks.
const oneAtATime = `select pg_advisory_xact_lock(hashtextextended($1 || '.queues', 0))`;

const orphansSql = (schema: string, ours: string): string => `
  select name from ${schema}.queue q where not exists (select from ${ours}.subscriptions sub where sub.id = q.name)`;

export interface QueuesOptions {
  readonly database: Database;
  /** Of our tables, whose subscriptions the queues belong to. */
  readonly schema: string;
  /** Of pg-boss. */
  readonly queueSchema: string;
}

/** The queues themselves: pg-boss's tables, and one partition of them for each subscription. */
export class Queues {
  readonly #Boss: typeof PgBoss;
  readonly #options: QueuesOptions;

  private constructor(Boss: typeof PgBoss, options: QueuesOptions) {
    this.#Boss = Boss;
    this.#options = options;
  }

  static async load(options: QueuesOptions): Promise<Queues> {
    const { default: Boss } = await import('pg-boss');
    return new Queues(Boss, options);
  }

  /** Makes pg-boss's tables where they are not there; under a lock of ours, as its own leaves a race. */
  async start(): Promise<PgBoss> {
    const { database, queueSchema } = this.#options;
    const boss = this.#bossOn((text, values) => database.query(text, values));
    await boss.start();
    await database.query(orderedIndex(queueSchema));
    return boss;
  }

  /** As part of storing the subscription. */
  async create(tx: Transaction, subscriptionId: string): Promise<void> {
    const { queueSchema } = this.#options;
    await tx.query(oneAtATime, [queueSchema]);
    await this.#bossOn(tx.query).createQueue(subscriptionId, {
      name: subscriptionId,
      retryLimit: 0,
      retentionDays: RETENTION_DAYS,
    });
  }

  /**
   * Drops the queues of deleted subscriptions, with what void jobs are left in them. After the deletion was committed,
   * and with the table locked first: who holds a row lock of ours may be waiting for this table, but never the reverse.
   */
  async dropOrphans(): Promise<void> {
    const { database, schema, queueSchema } = this.#options;
    await database.transaction(async (tx) => {
      await tx.query(oneAtATime, [queueSchema]);
      await tx.query(`set local lock_timeout = 2000; lock table ${queueSchema}.job in access exclusive mode`);
      const boss = this.#bossOn(tx.query);
      for (const { name } of await tx.query<{ name: string }>(orphansSql(queueSchema, schema))) {
        await tx.query(`delete from ${queueSchema}.job where name = $1`, [name]);
        await boss.deleteQueue(name);
      }
    });
  }

  // Most of pg-boss's methods can be given a transaction, but not those that make and drop queues: so an instance that
  // knows no other connection, which starts nothing.
  #bossOn(query: Transaction['query']): PgBoss {
    const boss = new this.#Boss({
      db: { executeSql: async (text, values) => ({ rows: [...(await query(text, values))] }) },
      schema: this.#options.queueSchema,
      supervise: false,
      schedule: false,
    });
    boss.on('error', () => undefined);
    return boss;
  }
}
