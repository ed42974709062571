import { jsonLine } from '../../../delivery/json-line.ts';
import { bodyView } from '../body-view.ts';
import { attemptDetail, deliverySummary } from '../delivery-view.ts';
import type { LoggedDelivery } from './logged-deliveries.ts';

/** One line for each delivery: what `GET /api/v1/deliveries/{id}` says of it, and the event's bytes. */
export async function* ndjson(deliveries: AsyncIterable<LoggedDelivery>): AsyncGenerator<string> {
  for await (const { row, event, attempts } of deliveries)
    yield `${jsonLine({
      ...deliverySummary(row),
      ...(event ? { eventBody: bodyView(event.body) } : {}),
      attempts: attempts.map((attempt) => attemptDetail(attempt, event?.body)),
    })}\n`;
}
