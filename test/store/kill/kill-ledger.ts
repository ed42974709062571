import { systemClock } from '../../../mock-server/runtime/clock.ts';
import type { AttemptRow, DeliveryRow } from '../../../mock-server/store/delivery-log-store.ts';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { aClaim, aSettlement, subscribe } from '../store-fixtures.ts';
import type { StopPoint } from './emitter-process.ts';
import { spawnEmitter } from './spawn-emitter.ts';
import { openKilledStore, type StorePlace } from './store-place.ts';

/** What became of the deliveries that a killed emitter had accepted. */
export interface KillLedger {
  readonly point: StopPoint;
  /** Said to be stored before the kill. */
  readonly accepted: number;
  /** Of those, sent once at least, by the emitter that was killed or by its successor. */
  readonly received: number;
  readonly lost: number;
  /** Sent by both. */
  readonly duplicates: number;
  /** Claimed by the killed one as its last batch: no more can be sent twice. */
  readonly held: number;
  /** Attempts of which nobody knows how they ended. */
  readonly unknown: number;
  /** Deliveries that are not finished, or whose attempts are not numbered from 1. */
  readonly broken: number;
}

const accepts = 40;
const limit = 8;

/** Kills an emitter at a point, lets a successor take over, and balances both sides. */
export async function ledgerOfKill(place: StorePlace, point: StopPoint): Promise<KillLedger> {
  const before = await openKilledStore(place, 'the one who subscribes');
  const subscriptionId = await subscribe(before);
  await before.close();
  const victim = spawnEmitter({ place, subscriptionId, owner: 'the victim', accepts, limit, at: point });
  try {
    await victim.told((line) => line.at === point);
  } finally {
    await victim.kill();
  }
  const { lines } = victim;
  const store = await openKilledStore(place, 'the survivor');
  const again = await takeOver(store);
  const { items } = await store.log.deliveries({ limit: 10_000 });
  const attempts = await Promise.all(items.map(({ id }) => store.log.attempts(id)));
  await store.close();
  const accepted = lines.flatMap((line) => line.accepted ?? []);
  const sent = new Set(lines.flatMap((line) => line.sent ?? []));
  const lost = accepted.filter((id) => !sent.has(id) && !again.has(id));
  return {
    point,
    accepted: accepted.length,
    received: accepted.length - lost.length,
    lost: lost.length,
    duplicates: [...sent].filter((id) => again.has(id)).length,
    held: limit,
    unknown: attempts.flat().filter(({ record }) => record?.outcome.kind === 'unknown').length,
    broken: items.filter((row, index) => isBroken(row, attempts[index] ?? [])).length,
  };
}

/** Delivers until nothing is owed; returns what it sent. */
async function takeOver(store: DeliveryStore): Promise<ReadonlySet<string>> {
  const sent = new Set<string>();
  for (;;) {
    await store.recover(0);
    const claimed = await store.claim(aClaim({ limit: 64, owner: 'the survivor' }));
    for (const { id } of claimed) sent.add(id);
    await store.settle(claimed.map((one) => aSettlement(one)));
    const { waiting, inFlight } = await store.health();
    if (waiting + inFlight === 0) return sent;
    if (claimed.length === 0) await systemClock.sleep(20);
  }
}

function isBroken({ state }: DeliveryRow, attempts: readonly AttemptRow[]): boolean {
  return state !== 'delivered' || attempts.some(({ number }, index) => number !== index + 1);
}
