import type {
  AttemptRow,
  DeliveryLogStore,
  DeliveryRow,
  EventRow,
  LogQuery,
} from '../../../store/delivery-log-store.ts';
import { attemptsByDelivery } from '../delivery-view.ts';

/** A delivery with all that an export says of it. */
export interface LoggedDelivery {
  readonly row: DeliveryRow;
  /** Absent when it was pruned in between. */
  readonly event: EventRow | undefined;
  readonly attempts: readonly AttemptRow[];
}

export type ExportQuery = Omit<LogQuery, 'limit'> & { readonly limit?: number | undefined };

/** So many deliveries, with all their bodies, are in memory at once. */
const pageRows = 25;

/** The deliveries that are looked for, newest first, page by page; without a limit all of them. */
export async function* loggedDeliveries(
  log: DeliveryLogStore,
  { limit = Number.POSITIVE_INFINITY, ...query }: ExportQuery,
): AsyncGenerator<LoggedDelivery> {
  let left = limit;
  let { before } = query;
  do {
    const page = await log.deliveries({ ...query, before, limit: Math.min(pageRows, left) });
    const attempts = await attemptsByDelivery(log, page.items);
    const events = new Map<string, Promise<EventRow | undefined>>();
    for (const { eventId } of page.items) if (!events.has(eventId)) events.set(eventId, log.event(eventId));
    await Promise.all(events.values());
    for (const row of page.items)
      yield { row, event: await events.get(row.eventId), attempts: attempts.get(row.id) ?? [] };
    left -= page.items.length;
    before = page.nextBefore;
  } while (before !== undefined && left > 0);
}
