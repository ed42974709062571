import { randomUUID } from 'node:crypto';
import { PlexteraError } from '../../../contract/errors.ts';
import type { Database } from '../../../store/postgres/database/database.ts';
import type { Transaction } from '../../../store/postgres/database/transaction.ts';
import { differences, type FleetPlan } from '../fleet-plan.ts';
import { SCHEMA as s } from './tables.ts';

/** An emitter that was not heard of for so long is taken for dead. */
export const LEASE_SECONDS = 5;
/** A run of which nobody was heard for so long is forgotten. */
const FORGOTTEN_SECONDS = 60;
/** From the coming of the last emitter to the first event: time to make the events ready. */
const HEAD_START_SECONDS = 2;

export interface JoinRequest {
  readonly name: string;
  readonly plan: FleetPlan;
  /** How many emitters there are to be. */
  readonly emitters: number;
  readonly host: string;
}

/** A place in a run. */
export interface Joined {
  readonly run: string;
  readonly number: number;
  /** The plan of the one that came first. */
  readonly plan: FleetPlan;
}

interface RunRow {
  readonly id: string;
  readonly plan: string;
  readonly emitters: number;
  readonly begun: boolean;
  readonly heard: boolean;
}

/**
 * Takes a place in the run of this name, which begins once all have come; the first to come lays down its plan.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OPTION` where the call differs from that of the first, or there is no place.
 */
export function joinRun(database: Database, request: JoinRequest): Promise<Joined> {
  const { name, host } = request;
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${s}.runs`]);
    await forgetDead(tx);
    const [row] = await tx.query<RunRow>(
      `select id, plan, emitters, begins_at is not null as begun,
         exists (select from ${s}.emitters e where e.run = r.id
           and e.beat_at > now() - ${LEASE_SECONDS} * interval '1 second') as heard
       from ${s}.runs r where name = $1`,
      [name],
    );
    const run = row?.heard ? row : await beginAnew(tx, request);
    refuseOther(run, request);
    const taken = await tx.query<{ number: number }>(
      `select number from ${s}.emitters where run = $1 order by number`,
      [run.id],
    );
    const number = firstFree(taken.map((emitter) => emitter.number));
    if (number >= run.emitters)
      throw badOption(
        `The run has its ${run.emitters} emitters already.`,
        'Use another name, or start them all with more --emitters.',
      );
    await tx.query(
      `insert into ${s}.emitters (run, number, host, state, beat_at) values ($1, $2, $3, 'waiting', now())`,
      [run.id, number, host],
    );
    if (taken.length + 1 === run.emitters)
      await tx.query(
        `with begun as (
           update ${s}.runs set begins_at = now() + ${HEAD_START_SECONDS} * interval '1 second' where id = $1
         )
         update ${s}.emitters set state = 'running' where run = $1`,
        [run.id],
      );
    return { run: run.id, number, plan: JSON.parse(run.plan) as FleetPlan };
  });
}

/** What of runs is left that ended without anybody to tidy up, and emitters that died before their run began. */
async function forgetDead(tx: Transaction): Promise<void> {
  await tx.query(
    `delete from ${s}.emitters e using ${s}.runs r where r.id = e.run and r.begins_at is null
       and e.beat_at < now() - ${LEASE_SECONDS} * interval '1 second'`,
  );
  await tx.query(
    `delete from ${s}.runs r where not exists (select from ${s}.emitters e where e.run = r.id
       and e.beat_at > now() - ${FORGOTTEN_SECONDS} * interval '1 second')`,
  );
}

async function beginAnew(tx: Transaction, { name, plan, emitters }: JoinRequest): Promise<RunRow> {
  await tx.query(`delete from ${s}.runs where name = $1`, [name]);
  const row = { id: randomUUID(), plan: JSON.stringify(plan), emitters, begun: false, heard: true };
  await tx.query(`insert into ${s}.runs (id, name, plan, emitters) values ($1, $2, $3, $4)`, [
    row.id,
    name,
    row.plan,
    emitters,
  ]);
  return row;
}

function refuseOther({ plan, begun, emitters }: RunRow, request: JoinRequest): void {
  if (begun)
    throw badOption(
      'A run of this name is under way.',
      'Use another --run name, or wait until it is over and its report is printed.',
    );
  const different = [
    ...differences(JSON.parse(plan) as FleetPlan, request.plan),
    ...(emitters === request.emitters ? [] : ['--emitters']),
  ];
  if (different.length > 0)
    throw badOption(
      `The first emitter of the run was started with another ${different.join(', ')}.`,
      'Start all emitters of a run with the same options, or use another --run name.',
    );
}

function firstFree(taken: readonly number[]): number {
  const gap = taken.findIndex((number, at) => number !== at);
  return gap < 0 ? taken.length : gap;
}

function badOption(problem: string, hint: string): PlexteraError {
  return new PlexteraError('PLEXTERA_BAD_OPTION', { problem, hint });
}
