import { smallerBodies } from './smaller-bodies.ts';

/**
 * The smallest body that still fails, as far as it is found in so many attempts: takes away what can be taken away, piece
 * by piece, until nothing can.
 *
 * @param stillFails undefined where the body was not tried, which costs no attempt.
 */
export async function shrink(
  body: Buffer,
  attempts: number,
  stillFails: (body: Buffer) => Promise<boolean | undefined>,
): Promise<Buffer> {
  let smallest = body;
  let left = attempts;
  // After a gain it goes on from the same place: what came before has been tried on almost the same body.
  for (let from = 0, isDone = false; left > 0 && !isDone; ) {
    let tried = 0;
    let gained: Buffer | undefined;
    for (const candidate of skipped(smallerBodies(smallest), from)) {
      const fails = await stillFails(candidate);
      if (fails !== undefined) left -= 1;
      if (fails) gained = candidate;
      if (gained || left <= 0) break;
      tried += 1;
    }
    smallest = gained ?? smallest;
    isDone = gained === undefined && from === 0;
    from = gained ? from + tried : 0;
  }
  return smallest;
}

function* skipped<T>(items: Iterable<T>, count: number): Generator<T> {
  let index = 0;
  for (const item of items) {
    if (index >= count) yield item;
    index += 1;
  }
}
