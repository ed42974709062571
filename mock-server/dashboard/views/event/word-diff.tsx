import { Inert } from '../../parts/inert.tsx';
import { wordDiff } from '../../text/word-diff.ts';

interface WordDiffProps {
  readonly before: string;
  readonly after: string;
  /** Shows only what stands in one of the two; both where it is left out. */
  readonly only?: 'before' | 'after';
}

/** Two texts in one, or one side of them, with the words marked that the other one lacks. */
export function WordDiff({ before, after, only }: WordDiffProps) {
  const left = only === undefined ? undefined : only === 'before' ? 'new' : 'gone';
  const pieces = wordDiff(before, after).filter(({ kind }) => kind !== left);
  // Lines that were replaced as a whole stand below each other.
  const isWhole =
    pieces.length === 2 && pieces.every(({ kind, text }) => kind !== 'same' && text.includes('\n'));
  return (
    <>
      {pieces.map(({ kind, text }) =>
        kind === 'gone' ? (
          <>
            <del>
              <Inert text={text} />
            </del>
            {isWhole && '\n'}
          </>
        ) : kind === 'new' ? (
          <ins>
            <Inert text={text} />
          </ins>
        ) : (
          <Inert text={text} />
        ),
      )}
    </>
  );
}
