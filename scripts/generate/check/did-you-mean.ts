import { closest, distance } from 'fastest-levenshtein';

/** The known word that somebody may have meant, or undefined where none is near. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(word, known);
  // A word of three letters is three edits away from every other one.
  const limit = Math.min(3, Math.floor(Math.max(word.length, best.length) / 2));
  return distance(word, best) <= limit ? best : undefined;
}

/** The end of a message about an unknown word: a proposal, or all that is known. */
export function didYouMean(word: string, known: readonly string[]): string {
  const best = nearestWord(word, known);
  return best === undefined ? `; known are ${known.join(', ')}` : `; did you mean "${best}"?`;
}
