import { maxPaths } from '../finding.ts';
import type { Pair, SchemaComparison } from './compare-schemas.ts';

/** Where in a value a pair of schemas is met. */
export interface Places {
  readonly paths: readonly string[];
  readonly more: boolean;
}

interface Visit {
  readonly pair: Pair;
  readonly path: string;
  readonly above: Visit | undefined;
}

/** All pairs that are reached from one, each with its shortest paths. Recursion is not followed into itself. */
export function placesOf(comparison: SchemaComparison, root: Pair, prefix = ''): ReadonlyMap<Pair, Places> {
  const found = new Map<Pair, { readonly paths: string[]; more: boolean }>();
  const waiting: Visit[] = [{ pair: root, path: prefix, above: undefined }];
  for (const visit of waiting) {
    const { pair, path } = visit;
    const places = found.get(pair) ?? { paths: [], more: false };
    found.set(pair, places);
    if (places.paths.includes(path)) continue;
    if (places.paths.length === maxPaths) places.more = true;
    else {
      places.paths.push(path);
      for (const { step, ...part } of pair.parts) {
        const next = comparison.pairOf(part);
        if (!isWithin(visit, next)) waiting.push({ pair: next, path: path + step, above: visit });
      }
    }
  }
  return found;
}

function isWithin(visit: Visit, pair: Pair): boolean {
  for (let at: Visit | undefined = visit; at; at = at.above) if (at.pair === pair) return true;
  return false;
}
