import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { SCHEMA } from '../../../../mock-server/load/fleet/database/tables.ts';
import { type CliProcess, startCli } from '../../../fixtures/run-cli.ts';
import { connectionString, sql } from '../temporary-schema.ts';

const env = { DATABASE_URL: connectionString, PLEXTERA_SIGNING_SECRET: 'whsec_for_the_tests_of_shared_runs' };
/** Several processes start at once, perhaps on a busy machine. */
const patienceMs = 90_000;

/** The name of a run that nobody else uses. */
export function newRun(): string {
  return `test-${randomUUID()}`;
}

/** Starts an emitter of a run in a process of its own. */
export function startEmitterOf(run: string, url: string, options: readonly string[]): CliProcess {
  return startCli(['load', '--to', url, '--run', run, '--join-within', '60s', ...options], {
    env,
    patienceMs,
  });
}

/** Fails where anything is left of a run in the database. */
export async function expectNothingLeft(run: string): Promise<void> {
  expect(await sql(`select * from ${SCHEMA}.runs where name = $1`, [run])).toEqual([]);
  const orphans = `select run from ${SCHEMA}.emitters union all select run from ${SCHEMA}.slices`;
  expect(await sql(`select * from (${orphans}) o where run not in (select id from ${SCHEMA}.runs)`)).toEqual(
    [],
  );
}

/** A receiver that keeps how often each event came, and tells it page by page. */
export async function startCounter(): Promise<{
  readonly url: string;
  readonly observer: string;
  readonly times: ReadonlyMap<string, number>;
}> {
  const times = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.method === 'POST') {
      const { eventId } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      times.set(eventId, (times.get(eventId) ?? 0) + 1);
      return response.end();
    }
    const after = new URL(request.url ?? '/', 'http://receiver.invalid').searchParams.get('after') ?? '';
    const page = [...times].filter(([id]) => id > after).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return response.end(
      page
        .slice(0, 1_000)
        .map(([id, count]) => `${id} ${count}\n`)
        .join(''),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, observer: `${url}?after={after}`, times };
}
