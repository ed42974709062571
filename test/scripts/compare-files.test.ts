import { describe, expect, it } from 'vitest';
import { compareFiles, writeFiles } from '../../scripts/generate/output.ts';
import { SpecCopy } from './spec-copy.ts';

function copyWith(catalog: string): { copy: SpecCopy; files: ReadonlyMap<string, string> } {
  const copy = new SpecCopy().remove('generated').makeFolder('generated');
  copy.write(catalog, 'generated/catalog.ts');
  return { copy, files: new Map([['generated/catalog.ts', 'one\ntwo\nthree\n']]) };
}

describe('the comparison of a tree with what the document says', () => {
  it('finds nothing where the bytes are the same', () => {
    const { copy, files } = copyWith('one\ntwo\nthree\n');

    expect(compareFiles(copy.root, files)).toEqual([]);
  });

  it.each([
    ['another line', 'one\nzwei\nthree\n', 2],
    ['a line too few', 'one\ntwo\n', 3],
    ['a line too many', 'one\ntwo\nthree\nfour\n', 4],
    ['no end of line at the end', 'one\ntwo\nthree', 4],
    ['other line ends', 'one\r\ntwo\r\nthree\r\n', 1],
    ['nothing', '', 1],
  ])('names the first line that differs: %s', (_, catalog, line) => {
    const { copy, files } = copyWith(catalog);

    expect(compareFiles(copy.root, files)).toEqual([{ path: 'generated/catalog.ts', kind: 'differs', line }]);
  });

  it('finds what is missing and what is not from the document, and mends it', () => {
    const { copy, files } = copyWith('one\ntwo\nthree\n');
    copy.rename('generated/catalog.ts', 'generated/old.ts');

    const expected = [
      { path: 'generated/catalog.ts', kind: 'missing' },
      { path: 'generated/old.ts', kind: 'stray' },
    ];
    expect(compareFiles(copy.root, files)).toEqual(expected);
    expect(writeFiles(copy.root, files)).toEqual(expected);
    expect(compareFiles(copy.root, files)).toEqual([]);
  });
});
