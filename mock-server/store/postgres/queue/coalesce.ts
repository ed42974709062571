import { RefusedStatement } from '../database/database-failure.ts';

interface Call<Item, Result> {
  readonly items: readonly Item[];
  readonly resolve: (results: readonly Result[]) => void;
  readonly reject: (error: unknown) => void;
}

/** How many batches may be on their way at once: while one waits for the disk, the next one is prepared. */
const LANES = 2;

/**
 * Turns many small calls into few large ones: what is asked for while earlier batches are on their way goes out
 * together. A call alone is not delayed.
 *
 * @param run does the work for a batch, with one result for each item, in their order.
 * @param weigh what an item counts for.
 * @param atMost the weight of a batch; a single call may be heavier.
 */
export function coalesce<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  weigh: (item: Item) => number,
  atMost: number,
): (items: readonly Item[]) => Promise<readonly Result[]> {
  const waiting: Call<Item, Result>[] = [];
  let running = 0;

  function nextBatch(): readonly Call<Item, Result>[] {
    let weight = 0;
    const end = waiting.findIndex((call, index) => {
      weight += call.items.reduce((sum, item) => sum + weigh(item), 0);
      return index > 0 && weight > atMost;
    });
    return waiting.splice(0, end < 0 ? waiting.length : end);
  }

  async function runAll(calls: readonly Call<Item, Result>[]): Promise<void> {
    try {
      const results = await run(calls.flatMap((call) => call.items));
      let from = 0;
      for (const call of calls) {
        call.resolve(results.slice(from, from + call.items.length));
        from += call.items.length;
      }
    } catch (error) {
      const onlyOneIsBad = error instanceof RefusedStatement && calls.length > 1;
      if (onlyOneIsBad) for (const call of calls) await runAll([call]);
      else for (const call of calls) call.reject(error);
    }
  }

  async function work(): Promise<void> {
    running += 1;
    while (waiting.length > 0) await runAll(nextBatch());
    running -= 1;
  }

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      // After the present turn, so that calls made together go together.
      if (running < LANES) queueMicrotask(() => (running < LANES && waiting.length > 0 ? work() : undefined));
    });
}
