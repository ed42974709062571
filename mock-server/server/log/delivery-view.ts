import { attemptRowView, shownAnswer } from '../../dispatch/attempt-view.ts';
import { shownUrlText } from '../../dispatch/shown-url.ts';
import type { AttemptRow, DeliveryLogStore, DeliveryRow } from '../../store/delivery-log-store.ts';
import { readCopyId } from '../resend/copy-id.ts';
import { bodyView } from './body-view.ts';

/** A delivery without its attempts. Its secret and what its URL may hold of one are nowhere in it. */
export function deliverySummary({ seq: _, endpointUrl, attempts, dueAtMs, ...row }: DeliveryRow) {
  const copyOf = readCopyId(row.id);
  return {
    ...row,
    url: shownUrlText(endpointUrl),
    attempts,
    ...(copyOf ? { copyOf } : {}),
    ...(dueAtMs === undefined ? {} : { dueAtMs, nextAttemptAt: new Date(dueAtMs).toISOString() }),
  };
}

/** A list shows the beginning of an answer; the delivery itself has all that was kept. */
const listedCharacters = 4_096;
const attemptsAtOnce = 50;

/** Deliveries with their attempts, for a list. */
export async function deliveryViews(log: DeliveryLogStore, rows: readonly DeliveryRow[]) {
  const views = [];
  for (let from = 0; from < rows.length; from += attemptsAtOnce) {
    const some = rows.slice(from, from + attemptsAtOnce);
    const attempts = await attemptsByDelivery(log, some);
    for (const row of some)
      views.push({ ...deliverySummary(row), attempts: (attempts.get(row.id) ?? []).map(listedAttempt) });
  }
  return views;
}

/** The attempts of some deliveries, asked for once. */
export async function attemptsByDelivery(
  log: DeliveryLogStore,
  rows: readonly DeliveryRow[],
): Promise<ReadonlyMap<string, readonly AttemptRow[]>> {
  const byDelivery = new Map<string, AttemptRow[]>(rows.map(({ id }) => [id, []]));
  for (const attempt of await log.attempts(...byDelivery.keys()))
    byDelivery.get(attempt.deliveryId)?.push(attempt);
  return byDelivery;
}

function listedAttempt(row: AttemptRow) {
  const view = attemptRowView(row);
  if (!('response' in view) || (view.response?.body.length ?? 0) <= listedCharacters) return view;
  const { response } = view;
  return {
    ...view,
    response: { ...response, body: response?.body.slice(0, listedCharacters), bodyCut: true },
  };
}

/**
 * An attempt with the bytes that went out and came back.
 *
 * @param eventBody what was sent where no fault changed it.
 */
export function attemptDetail(row: AttemptRow, eventBody: Uint8Array | undefined) {
  const view = attemptRowView(row);
  if (!row.record) return view;
  const { requestBody = eventBody, response, requestHeaders } = row.record;
  const answer = response && shownAnswer(response, requestHeaders);
  return {
    ...view,
    ...(requestBody === undefined ? {} : { requestBody: bodyView(requestBody) }),
    ...(answer === undefined || !('response' in view)
      ? {}
      : {
          response: {
            ...view.response,
            bodyBase64: bodyView(answer.body).base64,
            truncated: answer.truncated,
          },
        }),
  };
}

/** A delivery with everything that is known of it. */
export async function deliveryDetail(log: DeliveryLogStore, row: DeliveryRow) {
  const [event, attempts] = await Promise.all([log.event(row.eventId), log.attempts(row.id)]);
  return {
    ...deliverySummary(row),
    attempts: attempts.map((attempt) => attemptDetail(attempt, event?.body)),
  };
}
