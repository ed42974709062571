import type { DeliveryLogStore, DeliveryRow, EventRow } from '../../store/delivery-log-store.ts';
import { bodyView } from './body-view.ts';
import { deliveryDetail, deliverySummary } from './delivery-view.ts';

/** Events with a line for each of their deliveries. */
export async function eventViews(log: DeliveryLogStore, rows: readonly EventRow[]) {
  const deliveries = await log.deliveriesOf({ eventIds: rows.map(({ eventId }) => eventId) });
  const byEvent = new Map<string, DeliveryRow[]>(rows.map(({ eventId }) => [eventId, []]));
  for (const delivery of deliveries) byEvent.get(delivery.eventId)?.push(delivery);
  return rows.map((row) => ({
    ...eventSummary(row),
    deliveries: (byEvent.get(row.eventId) ?? []).map(deliverySummary),
  }));
}

/** An event with its exact bytes and all that became of it. */
export async function eventDetail(log: DeliveryLogStore, row: EventRow) {
  const deliveries = await log.deliveriesOf({ eventIds: [row.eventId] });
  return {
    ...eventSummary(row),
    body: bodyView(row.body),
    deliveries: await Promise.all(deliveries.map((delivery) => deliveryDetail(log, delivery))),
  };
}

function eventSummary({ eventId, eventType, resourceId, acceptedAt }: EventRow) {
  return { eventId, eventType, resourceId, acceptedAt };
}
