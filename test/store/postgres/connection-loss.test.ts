import { inspect } from 'node:util';
import { afterAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { type DeliveryStore, StoreUnavailable } from '../../../mock-server/store/delivery-store.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { aClaim, anEvent, aSettlement, aSubscription, owe, subscribe } from '../store-fixtures.ts';
import { switchableProxy } from './switchable-proxy.ts';
import { connectionString, cutConnections, openStore, temporarySchema } from './temporary-schema.ts';

afterAll(expectNoSocketsLeft);

const password = 's3cret p@ss';

const everyMethod = (store: DeliveryStore): Readonly<Record<string, () => Promise<unknown>>> => ({
  accept: () => store.accept([anEvent(['any'])]),
  claim: () => store.claim(aClaim()),
  settle: () => store.settle([aSettlement({ id: 'any', attemptId: 'any' })]),
  resend: () => store.resend({ deliveryIds: ['any'] }, 0),
  nextDueAtMs: () => store.nextDueAtMs(),
  recover: () => store.recover(0),
  insert: () => store.subscriptions.insert(aSubscription()),
  get: () => store.subscriptions.get('any'),
  list: () => store.subscriptions.list({ offset: 0, limit: 1 }),
  active: () => store.subscriptions.active(),
  update: () => store.subscriptions.update('any', {}),
  delete: () => store.subscriptions.delete('any'),
  events: () => store.log.events({ limit: 1 }),
  event: () => store.log.event('any'),
  deliveries: () => store.log.deliveries({ limit: 1 }),
  delivery: () => store.log.delivery('any'),
  attempts: () => store.log.attempts('any'),
  changes: () => store.log.changes(0, 1),
  lastSeq: () => store.log.lastSeq(),
  prune: () => store.log.prune({ keep: 0 }),
});

function expectNoPassword(shown: unknown): void {
  for (const spelling of [password, encodeURIComponent(password), 's3cret', 'p%40ss'])
    expect(inspect(shown, { depth: 9 })).not.toContain(spelling);
}

async function expectAllUnavailable(store: DeliveryStore): Promise<void> {
  for (const [name, call] of Object.entries(everyMethod(store))) {
    const reason: unknown = await call().then(
      () => `${name} resolved`,
      (error: unknown) => error,
    );
    expect(reason, name).toBeInstanceOf(StoreUnavailable);
    expectNoPassword(reason);
  }
}

test('without the server every call says so, health tells why, and all is well when it is back', async () => {
  const schema = temporarySchema();
  const proxy = await switchableProxy(password);
  const store = await openStore(schema, { connectionString: proxy.connectionString });
  await owe(store, [await subscribe(store)]);
  expect(await store.health()).toEqual({ ok: true, waiting: 1, inFlight: 0 });
  await proxy.off();
  await expectAllUnavailable(store);
  const ill = await store.health();
  expect(ill).toMatchObject({ ok: false, waiting: 1, inFlight: 0 });
  expect(ill.problem).toMatch(/^PostgreSQL: .*ECONNREFUSED/);
  expectNoPassword(ill);
  await proxy.on();
  expect(await store.health()).toEqual({ ok: true, waiting: 1, inFlight: 0 });
  expect(await store.claim(aClaim())).toHaveLength(1);
});

test('a store that is closed says so, and can be closed twice', async () => {
  const store = await openStore(temporarySchema());
  await store.close();
  await expectAllUnavailable(store);
  await store.close();
  expect(await store.health()).toMatchObject({ ok: false, problem: 'PostgreSQL: the store is closed.' });
});

test.each([
  ['that is nobody’s', `postgres://user:${encodeURIComponent(password)}@127.0.0.1:1/none`],
  ['of another kind', `mysql://user:${encodeURIComponent(password)}@127.0.0.1/none`],
  ['that is not a URL', `user:${password}@somewhere`],
  [
    'of a database that is not there',
    connectionString.replace(/[^/]*$/, `none?password=${encodeURIComponent(password)}`),
  ],
])('a connection string %s is refused without showing its password', async (_, wrong) => {
  const reason: unknown = await openStore('some_schema', { connectionString: wrong }).catch(
    (error: unknown) => error,
  );
  expect(reason).toBeInstanceOf(StoreUnavailable);
  expect(String(reason)).toContain('PostgreSQL: ');
  expectNoPassword(reason);
});

/** Calls until it is answered; what was asked for twice has to be harmless. */
async function insist<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await systemClock.sleep(10);
    }
  }
}

test('connections cut again and again in the middle of work lose nothing and leave nothing held', async () => {
  const schema = temporarySchema();
  const store = await openStore(schema, { leaseSeconds: 1 });
  const id = await subscribe(store);
  const requests = Array.from({ length: 300 }, () => anEvent([id]));
  let working = true;
  const cutting = (async () => {
    let cuts = 0;
    while (working) {
      cuts += await cutConnections(schema);
      await systemClock.sleep(60);
    }
    return cuts;
  })();
  const accepting = Promise.all(
    Array.from({ length: 6 }, async (_, lane) => {
      // A call that failed may have been stored, so it is only repeated as the same resource's event.
      for (const request of requests.slice(lane * 50, lane * 50 + 50)) {
        const again = () => anEvent([id], { resourceId: request.resourceId });
        await insist(() => store.accept([again()]));
      }
    }),
  );
  const delivered = new Set<string>();
  const deliver = async (): Promise<void> => {
    for (const one of await insist(() => store.claim(aClaim({ limit: 16 })))) {
      delivered.add((await insist(() => store.log.event(one.eventId)))?.resourceId ?? '');
      await insist(() => store.settle([aSettlement(one)]));
    }
  };
  while (delivered.size < 200) await deliver();
  await accepting;
  working = false;
  expect(await cutting).toBeGreaterThan(5);
  await vi.waitFor(
    async () => {
      await deliver();
      expect(await store.health()).toEqual({ ok: true, waiting: 0, inFlight: 0 });
    },
    { timeout: 30_000, interval: 10 },
  );
  expect([...delivered].sort()).toEqual(requests.map(({ resourceId }) => resourceId).sort());
});
