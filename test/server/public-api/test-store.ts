import { afterAll } from 'vitest';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { openSqliteStore } from '../../../mock-server/store/sqlite/open-sqlite-store.ts';

interface Named {
  readonly eventId: string;
  readonly eventType: string;
}

/** Starting the store's thread takes longer than a test, so a file has one. */
let opened: ReturnType<typeof openSqliteStore> | undefined;
afterAll(async () => (await opened)?.close());

/** The file's store in memory without a subscription, and short ways to what tests put into it and look for in it. */
export async function emptyTestStore() {
  opened ??= openSqliteStore({ clock: systemClock });
  const store = await opened;
  const { items } = await store.subscriptions.list({ offset: 0, limit: 1_000 });
  await Promise.all(items.map(({ id }) => store.subscriptions.delete(id)));
  /** Accepts an event that goes to nobody; `text` is its body where that is not the event's JSON. */
  const accept = async ({ eventId, eventType, ...rest }: Named, resourceId: string, text?: string) => {
    await store.accept([
      {
        eventId,
        eventType,
        resourceId,
        acceptedAt: '2026-04-07T10:22:00.000Z',
        body: Buffer.from(text ?? JSON.stringify({ eventId, eventType, ...rest })),
        dueAtMs: 0,
        deliveries: [],
        deduplicate: false,
      },
    ]);
  };
  const stored = (id: string) => store.subscriptions.get(id);
  const count = async () => (await store.subscriptions.list({ offset: 0, limit: 1 })).total;
  return { store, accept, stored, count };
}
