import { distance } from 'fastest-levenshtein';

/** The one of some names that was probably meant, or undefined when none is near. Case does not matter. */
export function closestName(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const [best] = names
    .map((candidate) => ({ candidate, edits: distance(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  // A third of the letters may be wrong: more, and the suggestion confuses.
  return best !== undefined && best.edits <= Math.max(2, Math.floor(name.length / 3))
    ? best.candidate
    : undefined;
}
