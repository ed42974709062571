/**
 * An emitter in a process of its own, for tests that kill it. It tells by lines of JSON what it did, and stops where it
 * was told to by `at`, with the line `{"at": …}`.
 */
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import type { ClaimedDelivery } from '../../../mock-server/store/delivery-store.ts';
import { aClaim, anEvent, aSettlement } from '../store-fixtures.ts';
import { openKilledStore, type StorePlace } from './store-place.ts';

/** Where an emitter can be told to stop. */
export const stopPoints = [
  'while accepting',
  'after accepting',
  'while claiming',
  'before sending',
  'after sending',
  'while settling',
] as const;

export type StopPoint = (typeof stopPoints)[number];

export interface EmitterInput {
  readonly place: StorePlace;
  readonly owner: string;
  readonly subscriptionId: string;
  /** So many events are accepted, ten in a call. */
  readonly accepts: number;
  /** Deliveries in a claim. */
  readonly limit: number;
  readonly at?: StopPoint;
}

export interface EmitterLine {
  /** Ids of deliveries. */
  readonly accepted?: readonly string[];
  readonly claimed?: readonly (readonly [deliveryId: string, attemptId: string])[];
  readonly sent?: readonly string[];
  readonly at?: StopPoint;
  readonly ready?: true;
  readonly done?: true;
}

const tell = (line: EmitterLine): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

async function run(input: EmitterInput): Promise<void> {
  const store = await openKilledStore(input.place, input.owner);
  // What an emitter does first; nobody died before it.
  await store.recover(0);
  const hang = (): Promise<never> => new Promise(() => undefined);

  /** Does something; when told to stop in it, a moment after it has begun. */
  async function through<T>(point: StopPoint, call: () => Promise<T>): Promise<T> {
    const result = call();
    if (input.at !== point) return result;
    await Promise.race([systemClock.sleep(2), result]);
    tell({ at: point });
    return hang();
  }
  async function reach(point: StopPoint): Promise<void> {
    if (input.at !== point) return;
    tell({ at: point });
    await hang();
  }

  for (let left = input.accepts; left > 0; left -= 10) {
    const requests = Array.from({ length: 10 }, () => anEvent([input.subscriptionId]));
    const last = left <= 10;
    await (last ? through('while accepting', () => store.accept(requests)) : store.accept(requests));
    tell({ accepted: requests.flatMap(({ deliveries }) => deliveries.map(({ id }) => id)) });
  }
  await reach('after accepting');
  const next = (): Promise<readonly ClaimedDelivery[]> =>
    store.claim(aClaim({ limit: input.limit, owner: input.owner }));
  tell({ ready: true });
  let claimed = await through('while claiming', next);
  // Whoever starts several waits for all before there is anything to do.
  for (; claimed.length === 0; claimed = await next()) await systemClock.sleep(10);
  for (; claimed.length > 0; claimed = await next()) {
    tell({ claimed: claimed.map(({ id, attemptId }) => [id, attemptId]) });
    await reach('before sending');
    tell({ sent: claimed.map(({ id }) => id) });
    await reach('after sending');
    const settlements = claimed.map((one) => aSettlement(one));
    await through('while settling', () => store.settle(settlements));
  }
  await store.close();
  tell({ done: true });
}

const [, , text] = process.argv;
if (text) await run(JSON.parse(text));
