import type { Clock } from '../../runtime/clock.ts';
import type { ClaimedDelivery, DeliveryStore, StoreHealth } from '../delivery-store.ts';
import { createLogStore } from './log-store.ts';
import type { ClaimedRows } from './operations/claim.ts';
import type { Owed } from './operations/state.ts';
import type { CommitCounters } from './protocol.ts';
import { settleRow, toSubscription } from './rows.ts';
import type { StoreClient } from './store-client.ts';
import { createSubscriptionStore } from './subscription-store.ts';

export interface SqliteStore extends DeliveryStore {
  readonly commits: CommitCounters;
}

/** The port's methods by the worker's operations. */
export function createSqliteStore(client: StoreClient, clock: Clock): SqliteStore {
  const timestamp = () => new Date(clock.now()).toISOString();
  return {
    subscriptions: createSubscriptionStore(client, timestamp),
    log: createLogStore(client),
    get commits() {
      return client.commits;
    },
    accept(requests) {
      return client.call('accept', requests, weigh(requests.map(({ body }) => body)));
    },
    async claim(request) {
      return toClaimed(await client.call('claim', { request, session: client.session }));
    },
    async settle(settlements) {
      const at = timestamp();
      const rows = settlements.map((settlement) => settleRow(settlement, at));
      await client.call('settle', rows, weigh(rows.map(({ responseBody }) => responseBody)));
    },
    resend: (selection, dueAtMs) => client.call('resend', { selection, dueAtMs, at: timestamp() }),
    cancel: (deliveryIds) => client.call('cancel', { deliveryIds, at: timestamp() }),
    nextDueAtMs: () => client.call('nextDueAtMs', undefined),
    recover: (nowMs) =>
      client.call('recover', { nowMs, at: timestamp(), session: client.session, lostAttemptIds: [] }),
    health: createHealth(client),
    close: () => client.close(),
  };
}

function weigh(bodies: readonly (Uint8Array | null)[]): number {
  return bodies.reduce((sum, body) => sum + (body?.byteLength ?? 0), 0);
}

function toClaimed({ deliveries, bodies, subscriptions }: ClaimedRows): readonly ClaimedDelivery[] {
  const byId = new Map(subscriptions.map(({ id, document }) => [id, toSubscription(document)]));
  let end = 0;
  return deliveries.flatMap(({ subscriptionId, bodySize, ...claimed }) => {
    end += bodySize;
    const subscription = byId.get(subscriptionId);
    return subscription === undefined
      ? []
      : [{ ...claimed, body: bodies.subarray(end - bodySize, end), subscription }];
  });
}

/** After a failed write it tries another one, so that a disk that has room again is noticed. */
function createHealth(client: StoreClient): () => Promise<StoreHealth> {
  let lastKnown: Owed = { waiting: 0, inFlight: 0 };
  const withProblem = (problem: string | undefined): StoreHealth =>
    problem === undefined ? { ok: true, ...lastKnown } : { ok: false, problem, ...lastKnown };
  return async () => {
    try {
      if (client.problem !== undefined) await client.call('probe', undefined).catch(() => undefined);
      lastKnown = await client.call('countOwed', undefined);
      return withProblem(client.problem);
    } catch (error) {
      return withProblem(client.problem ?? (error instanceof Error ? error.message : String(error)));
    }
  };
}
