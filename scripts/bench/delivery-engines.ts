import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastq from 'fastq';
import { deliveryRules } from '../../generated/catalog.ts';
import { attemptDelivery } from '../../mock-server/dispatch/attempt-delivery.ts';
import { newDeliveryId } from '../../mock-server/dispatch/build-request.ts';
import { Mock } from '../../mock-server/dispatch/mock.ts';
import type { PreparedEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import type { DeliveryStore } from '../../mock-server/store/delivery-store.ts';
import { openSqliteStore } from '../../mock-server/store/sqlite/open-sqlite-store.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';

/** A way of delivering, from taking an event to knowing that it was delivered. */
export interface DeliveryEngine {
  readonly name: string;
  /** Takes all events, some hundred at once, and resolves when each has been delivered and marked done. */
  readonly deliver: (events: readonly PreparedEvent[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

const secret = 'of-the-benchmark-and-nothing-else';
/** As many attempts at once as ours gives to one receiver. */
const concurrency = 64;
const takenAtOnce = 256;
const tools = { clock: systemClock, random: systemRandom };

const openTransport = () => createHttpTransport({ clock: systemClock, policy: { allowHosts: [] } });

/** Attempts as the mock makes them, for queues that are not ours. */
export function openAttempts(target: URL) {
  const transport = openTransport();
  const destination = { url: target, secrets: secret, extraHeaders: [] };
  return {
    make: async (event: PreparedEvent): Promise<void> => {
      const id = newDeliveryId(systemClock, systemRandom);
      const made = await attemptDelivery(event, destination, id, deliveryRules, { ...tools, transport });
      if (made.outcome.kind !== 'delivered') throw new Error(made.outcome.message);
    },
    close: () => transport.close(),
  };
}

/** Hands events over, some hundred at once. */
export async function takeAll(
  events: readonly PreparedEvent[],
  take: (event: PreparedEvent) => Promise<unknown>,
): Promise<void> {
  const waiting = [...events];
  const work = async () => {
    for (let event = waiting.pop(); event; event = waiting.pop()) await take(event);
  };
  await Promise.all(Array.from({ length: takenAtOnce }, work));
}

/** A queue that forgets everything when the process ends. */
export function openFastq(target: URL): DeliveryEngine {
  const { make, close } = openAttempts(target);
  const queue = fastq.promise(make, concurrency);
  return {
    name: 'fastq, which forgets',
    deliver: async (events) => void (await Promise.all(events.map((event) => queue.push(event)))),
    close,
  };
}

/** Ours in memory: everything is logged, and gone with the process. */
export async function openInMemory(target: URL): Promise<DeliveryEngine> {
  return openMock('deliver, kept in memory: ours', target, await openSqliteStore({ clock: systemClock }));
}

/** Ours as `--data-dir` keeps it. */
export async function openFile(target: URL): Promise<DeliveryEngine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'plextera-bench-'));
  const store = await openSqliteStore({ dataDir, clock: systemClock });
  const engine = await openMock('deliver, kept in a file: ours', target, store);
  const close = async () => {
    await engine.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...engine, close };
}

/** Ours on the PostgreSQL of a URL, in a schema that is dropped again. */
export async function openPostgres(target: URL, connectionString: string): Promise<DeliveryEngine> {
  const { openPostgresStore } = await import('../../mock-server/store/postgres/open-postgres-store.ts');
  const { default: pg } = await import('pg');
  const schema = `bench_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const store = await openPostgresStore({ connectionString, schema, owner: schema, clock: systemClock });
  const engine = await openMock('deliver, kept in PostgreSQL: ours', target, store, { pollMs: 200 });
  const close = async () => {
    await engine.close();
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query(`drop schema ${schema} cascade`);
    await client.end();
  };
  return { ...engine, close };
}

async function openMock(
  name: string,
  target: URL,
  store: DeliveryStore,
  sharedStore?: { readonly pollMs: number },
): Promise<DeliveryEngine> {
  let left = 0;
  let done: () => void = () => {};
  const mock = new Mock({
    ...tools,
    store,
    transport: openTransport(),
    owner: 'bench',
    ...(sharedStore ? { sharedStore } : {}),
    onAttempt: () => {
      left -= 1;
      if (left === 0) done();
    },
  });
  await mock.setTarget({ url: target, secret, extraHeaders: [] });
  await mock.start();
  return {
    name,
    deliver: async (events) => {
      left = events.length;
      const delivered = new Promise<void>((resolve) => {
        done = resolve;
      });
      await takeAll(events, (event) => mock.emit(event));
      await delivered;
    },
    close: () => mock.drain(),
  };
}
