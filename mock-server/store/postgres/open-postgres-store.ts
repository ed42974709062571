import type { Clock } from '../../runtime/clock.ts';
import {
  type AcceptRequest,
  type DeliveryStore,
  type Settlement,
  StoreUnavailable,
} from '../delivery-store.ts';
import { acceptAll } from './accept.ts';
import { cancelWaiting } from './cancel.ts';
import { claimDue } from './claim.ts';
import { Database } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import type { Engine } from './engine.ts';
import { healthProbe } from './health.ts';
import { postgresLog } from './log/delivery-log.ts';
import { coalesce } from './queue/coalesce.ts';
import { JobQueue } from './queue/job-queue.ts';
import { Lease } from './queue/lease.ts';
import { Queues } from './queue/queues.ts';
import { recoverLost } from './recover.ts';
import { resendSelected } from './resend.ts';
import { settleAll } from './settle.ts';
import { postgresSubscriptions } from './subscriptions.ts';

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`; its password is in no message. */
  readonly connectionString: string;
  /** Of our tables; pg-boss has one of its own beside it, `<schema>_queue`. */
  readonly schema?: string;
  /** Names this emitter to people; it need not be unique. */
  readonly owner: string;
  /** An emitter that was not heard of for so long is taken for dead. */
  readonly leaseSeconds?: number;
  readonly clock: Clock;
}

const DEFAULT_SCHEMA = 'plextera_webhooks';
const DEFAULT_LEASE_SECONDS = 60;
const HEAVIEST_BATCH = 256;
const BYTES_OF_WEIGHT = 65_536;
const SHORTEST_ABANDONED_MS = 5_000;

// pg-boss writes schema names without quotes, and `_queue` must still fit into the 50 characters that it allows.
const schemaPattern = /^[a-z_][a-z0-9_]{0,43}$/;

/**
 * Opens the engine that many emitters share: pg-boss for the queue and tables beside it, written in one transaction.
 *
 * The schedule runs on the database's clock, which nobody can turn: `…AtMs` are wall-clock milliseconds of this
 * emitter, translated by the difference that each transaction's beginning shows, so that emitters whose clocks are
 * wrong agree nonetheless. The `nowMs` of calls is not used.
 *
 * @throws (rejects with) StoreUnavailable when the server cannot be reached, or a newer release made the tables.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<DeliveryStore> {
  const { schema = DEFAULT_SCHEMA, leaseSeconds = DEFAULT_LEASE_SECONDS, clock, owner } = options;
  if (!schemaPattern.test(schema))
    throw new StoreUnavailable(
      `PostgreSQL: a schema is named by at most 44 of a-z, 0-9 and _, not ${schema}.`,
    );
  const abandonedAfterMs = Math.max(SHORTEST_ABANDONED_MS, leaseSeconds * 1_000);
  const database = await Database.open({
    connectionString: options.connectionString,
    owner,
    clock,
    abandonedAfterMs,
  });
  try {
    const queueSchema = `${schema}_queue`;
    const queues = await Queues.load({ database, schema, queueSchema });
    const boss = await migrate(database, schema, () => queues.start());
    const queue = new JobQueue(boss, { queueSchema, leaseSeconds });
    const lease = new Lease(database, { schema, owner, leaseSeconds, clock });
    await lease.begin();
    return assemble({ schema, database, queues, queue, lease, clock });
  } catch (error) {
    await database.close();
    throw error;
  }
}

// One for each row, and more for long bodies: a batch holds 256 short ones, or 16 MB.
const weightOf = (body: Uint8Array | undefined): number => 1 + (body?.byteLength ?? 0) / BYTES_OF_WEIGHT;

function assemble(engine: Engine): DeliveryStore {
  const { schema: s, database, lease } = engine;
  const accept = coalesce(
    (requests: readonly AcceptRequest[]) => acceptAll(engine, requests),
    ({ body }) => weightOf(body),
    HEAVIEST_BATCH,
  );
  const settle = coalesce(
    async (settlements: readonly Settlement[]) => {
      await settleAll(engine, settlements);
      return settlements;
    },
    ({ record }) => weightOf(record.requestBody) + weightOf(record.response?.body),
    HEAVIEST_BATCH,
  );
  // Claims that may have been stored although no answer came: nobody will settle them, and our own heartbeat would
  // keep them for ever.
  const disowned = new Set<string>();

  async function recover(): Promise<number> {
    const given = [...disowned];
    const recovered = await recoverLost(engine, given);
    for (const id of given) disowned.delete(id);
    return recovered;
  }

  return {
    subscriptions: postgresSubscriptions(engine),
    log: postgresLog(engine),
    accept,
    async claim(request) {
      if (request.attemptIds.length === 0) return [];
      if (disowned.size > 0) await recover();
      return claimDue(engine, request, (attemptIds) => {
        for (const id of attemptIds) disowned.add(id);
      });
    },
    async settle(settlements) {
      await settle(settlements);
    },
    resend: (selection, dueAtMs) => resendSelected(engine, selection, dueAtMs),
    cancel: (deliveryIds) => cancelWaiting(engine, deliveryIds),
    async nextDueAtMs() {
      const [row] = await database.query<{ due_ms: number }>(
        `select floor(extract(epoch from d.due_at) * 1000)::float8 as due_ms
         from ${s}.subscriptions sub
         cross join lateral (
           select due_at from ${s}.deliveries
           where subscription_id = sub.id and state = 'waiting' order by due_at limit 1
         ) d
         where sub.status = 'active' order by d.due_at limit 1`,
      );
      return row && database.offset.toOurs(row.due_ms);
    },
    recover,
    health: healthProbe(engine),
    async close() {
      await lease.end();
      await database.close();
    },
  };
}
