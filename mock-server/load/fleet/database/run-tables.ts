import type { Database } from '../../../store/postgres/database/database.ts';
import type { Transaction } from '../../../store/postgres/database/transaction.ts';
import type { Checkpoint } from '../checkpoint.ts';
import type { Slice } from '../schedule.ts';
import { type Joined, LEASE_SECONDS } from './join-run.ts';
import { SCHEMA as s } from './tables.ts';

/** `waiting`: for the others to come. `left`: it has read the report and needs nothing any more. */
export type EmitterState = 'waiting' | 'running' | 'done' | 'left' | 'lost';

/** What an emitter learns when it says that it is there. */
export interface Heard {
  /** Our own state is `lost` where the others have given us up. */
  readonly emitters: readonly { readonly number: number; readonly state: EmitterState }[];
  /** When the run begins, by our wall clock in milliseconds; absent before all have come. */
  readonly beginsAtMs?: number;
  /** Why it is to end before its time. */
  readonly stopped?: string;
  /** Of all emitters, as they said last. */
  readonly errors: number;
}

/** An emitter as it is at the end. */
export interface EmitterRow {
  readonly number: number;
  readonly host: string;
  readonly state: EmitterState;
  readonly checkpoint: Checkpoint | undefined;
  /** Serial numbers that it took on and did not report on. */
  readonly held: readonly { readonly first: number; readonly events: number }[];
}

const lapsed = `beat_at < now() - ${LEASE_SECONDS} * interval '1 second'`;

/** One emitter's access to the tables of its run. */
export class RunTables {
  readonly #database: Database;
  readonly #run: string;
  readonly #number: number;

  constructor(database: Database, { run, number }: Joined) {
    this.#database = database;
    this.#run = run;
    this.#number = number;
  }

  /** Says that we are there, what we have counted and which slices are over; gives up those who said nothing for long. */
  beat(report?: { readonly checkpoint: Checkpoint; readonly over: readonly Slice[] }): Promise<Heard> {
    return this.#database.transaction(async (tx) => {
      // One after the other: whoever is given up meanwhile must not come back.
      await tx.query(`select from ${s}.runs where id = $1 for no key update`, [this.#run]);
      if (report) await this.#write(tx, report.checkpoint, report.over);
      await tx.query(
        `update ${s}.emitters set beat_at = now() where run = $1 and number = $2 and state <> 'lost'`,
        [this.#run, this.#number],
      );
      await tx.query(
        `update ${s}.emitters set state = 'lost' where run = $1 and state = 'running' and ${lapsed}`,
        [this.#run],
      );
      return this.#hear(tx);
    });
  }

  /** Takes on slices; returns those that nobody else had. None where we have been given up. */
  async claim(slices: readonly Slice[]): Promise<readonly Slice[]> {
    if (slices.length === 0) return [];
    const rows = await this.#database.query<{ window: number; lane: number }>(
      `insert into ${s}.slices (run, "window", lane, emitter, first_serial, events)
       select $1, w, l, $2, f, e from unnest($3::int[], $4::int[], $5::bigint[], $6::int[]) as t (w, l, f, e)
       where exists (select from ${s}.emitters where run = $1 and number = $2 and state = 'running')
       on conflict do nothing returning "window", lane`,
      [
        this.#run,
        this.#number,
        slices.map(({ window }) => window),
        slices.map(({ lane }) => lane),
        slices.map(({ firstSerial }) => firstSerial),
        slices.map(({ times }) => times.length),
      ],
    );
    const got = new Set(rows.map(({ window, lane }) => `${window} ${lane}`));
    return slices.filter(({ window, lane }) => got.has(`${window} ${lane}`));
  }

  /** The lanes of these windows that somebody has. */
  async claimed(windows: readonly number[]): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
    const lanes = new Map<number, Set<number>>(windows.map((window) => [window, new Set()]));
    const rows = await this.#database.query<{ window: number; lane: number }>(
      `select "window", lane from ${s}.slices where run = $1 and "window" = any($2)`,
      [this.#run, windows],
    );
    for (const { window, lane } of rows) lanes.get(window)?.add(lane);
    return lanes;
  }

  /** Ends the run for all, for the reason of whoever was first. */
  async stop(reason: string): Promise<void> {
    await this.#database.query(`update ${s}.runs set stopped = coalesce(stopped, $2) where id = $1`, [
      this.#run,
      reason,
    ]);
  }

  async enter(state: 'done' | 'left'): Promise<void> {
    await this.#database.query(
      `update ${s}.emitters set state = $3 where run = $1 and number = $2 and state <> 'lost'`,
      [this.#run, this.#number, state],
    );
  }

  async everything(): Promise<readonly EmitterRow[]> {
    const rows = await this.#database.query<{
      number: number;
      host: string;
      state: EmitterState;
      checkpoint: string | null;
    }>(`select number, host, state, checkpoint from ${s}.emitters where run = $1 order by number`, [
      this.#run,
    ]);
    const held = await this.#database.query<{ emitter: number; first: number; events: number }>(
      `select emitter, first_serial as first, events from ${s}.slices
       where run = $1 and not reported order by first_serial`,
      [this.#run],
    );
    return rows.map(({ checkpoint, ...row }) => ({
      ...row,
      checkpoint: checkpoint === null ? undefined : (JSON.parse(checkpoint) as Checkpoint),
      held: row.state === 'lost' ? held.filter(({ emitter }) => emitter === row.number) : [],
    }));
  }

  /** Gives up our place; false where the run has begun meanwhile, and we are in it. */
  async withdraw(): Promise<boolean> {
    const gone = await this.#database.query(
      `delete from ${s}.emitters where run = $1 and number = $2 and state = 'waiting' returning number`,
      [this.#run, this.#number],
    );
    await this.#database.query(
      `delete from ${s}.runs r where id = $1 and not exists (select from ${s}.emitters e where e.run = r.id)`,
      [this.#run],
    );
    return gone.length > 0;
  }

  /** Leaves a run that is over; the last one takes everything of it away. */
  async leave(): Promise<void> {
    await this.enter('left');
    await this.#database.query(
      `delete from ${s}.runs r where id = $1
         and not exists (select from ${s}.emitters e where e.run = r.id
           and e.state not in ('left', 'lost') and not ${lapsed})`,
      [this.#run],
    );
  }

  async #write(tx: Transaction, checkpoint: Checkpoint, over: readonly Slice[]): Promise<void> {
    const { run, number } = { run: this.#run, number: this.#number };
    // What is reported by one who was given up is not believed any more: others have counted its slices as lost.
    const { count } = await tx.run(
      `update ${s}.emitters set checkpoint = $3, errors = $4 where run = $1 and number = $2 and state = 'running'`,
      [run, number, JSON.stringify(checkpoint), checkpoint.recording.errors],
    );
    if (count === 0 || over.length === 0) return;
    await tx.query(
      `update ${s}.slices set reported = true
       from unnest($2::int[], $3::int[]) as t (w, l) where run = $1 and "window" = w and lane = l`,
      [run, over.map(({ window }) => window), over.map(({ lane }) => lane)],
    );
  }

  async #hear(tx: Transaction): Promise<Heard> {
    const [run] = await tx.query<{ begins_ms: number | null; stopped: string | null }>(
      `select floor(extract(epoch from begins_at) * 1000)::float8 as begins_ms, stopped
       from ${s}.runs where id = $1`,
      [this.#run],
    );
    const rows = await tx.query<{ number: number; state: EmitterState; errors: number }>(
      `select number, state, errors from ${s}.emitters where run = $1 order by number`,
      [this.#run],
    );
    return {
      emitters: rows.map(({ number, state }) => ({ number, state })),
      ...(run?.begins_ms == null ? {} : { beginsAtMs: this.#database.offset.toOurs(run.begins_ms) }),
      ...(run?.stopped == null ? {} : { stopped: run.stopped }),
      errors: rows.reduce((sum, { errors }) => sum + errors, 0),
    };
  }
}
