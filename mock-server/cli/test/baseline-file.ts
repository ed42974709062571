import { existsSync } from 'node:fs';
import { type KnownFailures, parseKnownFailures } from '../../conformance/reports/known-failures.ts';
import { closestName } from '../../contract/closest-name.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { readJsonFile } from '../files.ts';

/**
 * The failures that a baseline file accepts; none where it does not exist and is about to be written.
 *
 * @param ids of all cases: what is none of them accepts nothing, and nobody would notice.
 * @throws PlexteraError `PLEXTERA_FILE`.
 */
export function readBaseline(file: string, mayBeMissing: boolean, ids: readonly string[]): KnownFailures {
  if (!existsSync(file)) {
    if (mayBeMissing) return new Map();
    const problem = 'there is no such file; --update-baseline writes it.';
    throw new PlexteraError('PLEXTERA_FILE', { file, problem });
  }
  const known = parseKnownFailures(readJsonFile(file));
  if (typeof known === 'string')
    throw new PlexteraError('PLEXTERA_FILE', { file, problem: printableText(known) });
  const all = new Set(ids);
  const unknown = [...known.keys()].find((id) => !all.has(id));
  if (unknown === undefined || mayBeMissing) return new Map([...known].filter(([id]) => all.has(id)));
  const close = closestName(unknown, ids);
  const problem = `there is no case ${JSON.stringify(printableText(unknown, 80))}${close === undefined ? '' : `; did you mean ${close}?`}`;
  throw new PlexteraError('PLEXTERA_FILE', {
    file,
    problem: `${problem}${problem.endsWith('?') ? '' : '.'}`,
  });
}
