import { diffWordsWithSpace } from 'diff';

/** A piece of two texts: in both, only in the first, or only in the second. */
export interface DiffPiece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond it two texts are two texts, and a browser has better things to do. */
const mostEdits = 1_500;
const mostCharacters = 200_000;
/** Two texts that share a few words by chance are easier to read one behind the other. */
const leastCommon = 0.4;

/** What differs between two texts, word by word; two that are too different stand one behind the other. */
export function wordDiff(before: string, after: string): readonly DiffPiece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const pieces =
    before.length + after.length > mostCharacters
      ? undefined
      : diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  const common = (pieces ?? []).reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length),
    0,
  );
  if (pieces && common >= Math.max(before.length, after.length) * leastCommon)
    return pieces.map(({ added, removed, value: text }) => ({
      kind: added ? 'new' : removed ? 'gone' : 'same',
      text,
    }));
  const whole: readonly DiffPiece[] = [
    { kind: 'gone', text: before },
    { kind: 'new', text: after },
  ];
  return whole.filter(({ text }) => text !== '');
}
