import { jsonLine } from '../../../delivery/json-line.ts';
import { shownUrlText } from '../../../dispatch/shown-url.ts';
import type {
  ChangeRow,
  DeliveryLogStore,
  DeliveryRow,
  EventRow,
} from '../../../store/delivery-log-store.ts';
import { readCopyId } from '../../resend/copy-id.ts';

/** Lines of the feed as they are sent, and how far they go. */
export interface FeedBatch {
  readonly text: string;
  readonly seq: number;
  /** There may be more behind it. */
  readonly full: boolean;
}

/** With `batchMs` of the feed this bounds what it costs, however fast deliveries are. */
const mostLines = 500;
/** Well below what a client may be behind with, so that only the slow ones are. */
const mostCharacters = 524_288;

/** What changed after a sequence number, each with the delivery as it stands now. Two questions for all of them. */
export async function readFeed(log: DeliveryLogStore, afterSeq: number): Promise<FeedBatch> {
  const changes = await log.changes(afterSeq, mostLines);
  const about = await describeSubjects(log, changes);
  const lines = changes.map((change) => {
    const { seq, kind, at, eventId, deliveryId, attemptId } = change;
    const own = jsonLine({ at, eventId, deliveryId, attemptId });
    return feedLine(kind, seq, `${own.slice(0, -1)}${about.get(deliveryId ?? eventId) ?? ''}}`);
  });
  const fitting = countFitting(lines);
  return {
    text: lines.slice(0, fitting).join(''),
    seq: changes[fitting - 1]?.seq ?? afterSeq,
    full: fitting < lines.length || lines.length === mostLines,
  };
}

/** For each delivery, or event that goes nowhere, the members of JSON that say how it stands; none once it was pruned. */
async function describeSubjects(
  log: DeliveryLogStore,
  changes: readonly ChangeRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(changes.flatMap(({ deliveryId }) => deliveryId ?? []));
  const alone = changes.filter(({ deliveryId }) => deliveryId === undefined);
  const deliveries = ids.size === 0 ? [] : await log.deliveriesOf({ deliveryIds: [...ids] });
  const events = await Promise.all(alone.map(({ eventId }) => log.event(eventId)));
  const urls = new Map(deliveries.map(({ endpointUrl }) => [endpointUrl, '']));
  for (const url of urls.keys()) urls.set(url, shownUrlText(url));
  const membersOf = (facts: object) => `,${jsonLine(facts).slice(1, -1)}`;
  return new Map([
    ...deliveries.map((row) => [row.id, membersOf(aboutDelivery(row, urls.get(row.endpointUrl)))] as const),
    ...events.flatMap((event) => (event ? [[event.eventId, membersOf(aboutEvent(event))] as const] : [])),
  ]);
}

/** At least one, however long. */
function countFitting(lines: readonly string[]): number {
  let characters = 0;
  const cut = lines.findIndex((line, at) => {
    characters += line.length;
    return at > 0 && characters > mostCharacters;
  });
  return cut < 0 ? lines.length : cut;
}

/** One event of Server-Sent Events. JSON has no line breaks, so it is one line of data. */
export function feedLine(kind: string, seq: number, json: string): string {
  return `id: ${seq}\nevent: ${kind}\ndata: ${json}\n\n`;
}

function aboutEvent({ eventType, resourceId, acceptedAt }: EventRow) {
  return { eventType, resourceId, acceptedAt };
}

function aboutDelivery(row: DeliveryRow, url: string | undefined) {
  const { eventType, resourceId, subscriptionId, acceptedAt, state, attempts } = row;
  const { dueAtMs, lastStatus, lastDurationMs, lastOutcome } = row;
  return {
    eventType,
    resourceId,
    subscriptionId,
    url,
    acceptedAt,
    state,
    attempts,
    nextAttemptAt: dueAtMs === undefined ? undefined : new Date(dueAtMs).toISOString(),
    lastStatus,
    lastDurationMs,
    lastOutcome: lastOutcome && { kind: lastOutcome.kind, code: lastOutcome.code },
    copyOf: readCopyId(row.id),
  };
}
