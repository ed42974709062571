import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { Assertion } from '../../load/assertion.ts';
import type { EarlierRun } from '../../load/comparison/earlier-run.ts';
import { readJsonFile } from '../files.ts';

/**
 * The earlier run that `--against` names; undefined where none is. Throws `PLEXTERA_FILE` for what is no JSON report of a
 * load, and `PLEXTERA_BAD_OPTION` where an assertion needs one.
 */
export async function openEarlierRun(
  file: string | undefined,
  assertions: readonly Assertion[],
): Promise<EarlierRun | undefined> {
  const relative = assertions.find(({ isRelative }) => isRelative);
  if (file === undefined) {
    if (relative === undefined) return undefined;
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: `--assert "${relative.text}" is about an earlier run, and none is named.`,
      hint: 'Add --against FILE, the JSON report of one.',
    });
  }
  const value = readJsonFile(file);
  const { earlierRunProblem } = await import('../../load/comparison/earlier-run.ts');
  const problem = earlierRunProblem(value);
  if (problem === undefined) return value as EarlierRun;
  throw new PlexteraError('PLEXTERA_FILE', {
    file,
    problem: `it is no JSON report of a load: ${printableText(problem)}`,
  });
}
