import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { aClaim, anEvent, aRecord, aSettlement, subscribe } from '../store-fixtures.ts';

/** Four events: 0 delivered, 1 exhausted with 503, 2 delivered slowly, 3 waits. */
export interface Scene {
  readonly subscriptionId: string;
  readonly eventIds: readonly string[];
  readonly deliveryIds: readonly string[];
  readonly attemptIds: readonly string[];
  readonly resourceIds: readonly string[];
}

const types = ['workflow.run.completed', 'workflow.run.failed', 'document-insights.job.completed'];

export async function stageLog(store: DeliveryStore): Promise<Scene> {
  const subscriptionId = await subscribe(store, { endpointUrl: 'https://one.example/100%_sure\\hooks' });
  const requests = [0, 1, 2, 3].map((n) =>
    anEvent([subscriptionId], {
      eventType: types[n % types.length] ?? '',
      acceptedAt: `2026-04-07T10:0${n}:00.000Z`,
      dueAtMs: n,
    }),
  );
  for (const request of requests) await store.accept([request]);
  const claim = aClaim({ nowMs: 2, limit: 3 });
  const claimed = await store.claim(claim);
  const answers = [
    [{ state: 'delivered' }, aRecord(200)],
    [{ state: 'exhausted' }, aRecord(503, { response: answerWith('upstream *is* down (100%_)') })],
    [{ state: 'delivered' }, aRecord(204, { timings: { totalMs: 900 } })],
  ] as const;
  await store.settle(
    claimed.flatMap((one, n) => {
      const answer = answers[n];
      return answer === undefined ? [] : [aSettlement(one, answer[0], answer[1])];
    }),
  );
  return {
    subscriptionId,
    eventIds: requests.map(({ eventId }) => eventId),
    deliveryIds: requests.flatMap(({ deliveries }) => deliveries.map(({ id }) => id)),
    attemptIds: claim.attemptIds,
    resourceIds: requests.map(({ resourceId }) => resourceId),
  };
}

function answerWith(text: string) {
  return { status: 503, headers: [], body: Buffer.from(text), truncated: false };
}
