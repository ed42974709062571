import { Database } from '../../store/postgres/database/database.ts';
import type { LoadPlan } from '../load-plan.ts';
import type { LoadTools } from '../run-load.ts';
import { joinRun, LEASE_SECONDS } from './database/join-run.ts';
import { type Heard, RunTables } from './database/run-tables.ts';
import { makeTables } from './database/tables.ts';
import type { FleetPlan } from './fleet-plan.ts';
import type { FleetOutcome } from './fleet-result.ts';
import { runPartOfFleet } from './part-of-fleet.ts';

export interface FleetOptions {
  /** A `postgres://` URL, the same for all emitters. */
  readonly databaseUrl: string;
  /** The name of the run. */
  readonly run: string;
  /** How many emitters there are to be. */
  readonly emitters: number;
  /** What all must agree on, and what the first one lays down. */
  readonly plan: FleetPlan;
  /** How long the others are waited for. */
  readonly joinWithinMs: number;
  /** Names this emitter to people. */
  readonly host: string;
  /** Called whenever another number of emitters has come. */
  readonly onGathered?: (came: number) => void;
}

const POLL_MS = 100;

/**
 * Sends this emitter's part of a run that several processes share through PostgreSQL, on this machine or others. All
 * begin at the same moment; who dies is reported with the events that it had taken on, and the others take over what
 * comes after them.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OPTION` for a call unlike that of the first emitter, and (rejects with)
 * StoreUnavailable where the database is not to be had.
 */
export async function runFleet(
  plan: LoadPlan,
  options: FleetOptions,
  tools: LoadTools,
): Promise<FleetOutcome> {
  const { clock } = tools;
  const database = await Database.open({
    connectionString: options.databaseUrl,
    owner: options.host,
    clock,
    abandonedAfterMs: LEASE_SECONDS * 1_000,
  });
  try {
    await makeTables(database);
    const joined = await joinRun(database, {
      name: options.run,
      plan: options.plan,
      emitters: options.emitters,
      host: options.host,
    });
    const tables = new RunTables(database, joined);
    const gathered = await gather(tables, options, tools);
    if ('came' in gathered) return { kind: 'alone', came: gathered.came };
    const { run, emitters } = options;
    return await runPartOfFleet(plan, { ...joined, name: run, emitters, heard: gathered }, tables, tools);
  } finally {
    await database.close();
  }
}

/** Waits until all have come. */
async function gather(
  tables: RunTables,
  { joinWithinMs, onGathered }: FleetOptions,
  { clock, signal }: LoadTools,
): Promise<Heard | { readonly came: number }> {
  const untilMs = clock.monotonicMs() + joinWithinMs;
  let told = 0;
  for (;;) {
    const heard = await tables.beat();
    if (heard.beginsAtMs !== undefined) return heard;
    const came = heard.emitters.length;
    if (came !== told) onGathered?.(came);
    told = came;
    const isTooLong = clock.monotonicMs() >= untilMs || signal?.aborted;
    if (isTooLong && (await tables.withdraw())) return { came };
    await clock.sleep(POLL_MS);
  }
}
