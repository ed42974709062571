import { type StoreHealth, StoreUnavailable } from '../delivery-store.ts';
import type { Engine } from './engine.ts';

interface Counts extends Record<string, unknown> {
  readonly waiting: number;
  readonly in_flight: number;
}

/**
 * A question that remembers its last answer: how much is owed stays known while the server is gone. It asks our tables
 * and pg-boss's, whose `fetch` alone would take a broken queue for an empty one.
 */
export function healthProbe({ schema: s, database, queue }: Engine): () => Promise<StoreHealth> {
  let known = { waiting: 0, inFlight: 0 };
  return async () => {
    try {
      const [counts] = await database.query<Counts>(
        `select (select count(*) from ${s}.deliveries where state = 'waiting') as waiting,
           (select count(*) from ${s}.deliveries where state = 'in_flight' and holder is not null) as in_flight`,
      );
      if (counts) known = { waiting: counts.waiting, inFlight: counts.in_flight };
      await queue.probe();
      return { ok: true, ...known };
    } catch (error) {
      if (error instanceof StoreUnavailable) return { ok: false, problem: error.message, ...known };
      throw error;
    }
  };
}
