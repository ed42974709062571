import { statSync } from 'node:fs';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { readScenario, scenarioCapBytes } from '../../scenarios/read-scenario.ts';
import { didYouMean, type ScenarioProblem } from '../../scenarios/reading/problem.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { shippedScenarios } from '../../scenarios/shipped-scenarios.ts';
import { readFile } from '../files.ts';

/** A scenario that a person named, or what is wrong with its file. */
export type FoundScenario =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problems'; readonly problems: readonly ScenarioProblem[] };

/**
 * A shipped scenario by its name, else the one in a file; `./name` is always a file.
 *
 * @throws PlexteraError `PLEXTERA_FILE`, and `PLEXTERA_BAD_OPTION` for what is neither.
 */
export function findScenario(named: string): FoundScenario {
  const shipped = shippedScenarios.find(({ name }) => name === named);
  if (shipped) return { kind: 'scenario', scenario: shipped };
  refuseOddFile(named);
  return readScenario(readFile(named));
}

/** What is no file has no end, or none that comes soon; and a text is enough to say what is wrong with a long one. */
function refuseOddFile(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  const looksLikeName = /^[\w-]+$/.test(file);
  if (!stats && looksLikeName) throw noSuchScenario(file);
  if (stats && !stats.isFile() && !stats.isDirectory())
    throw new PlexteraError('PLEXTERA_FILE', { file, problem: 'it is no regular file.' });
  if (stats?.isFile() && stats.size > scenarioCapBytes)
    throw new PlexteraError('PLEXTERA_FILE', { file, problem: 'it is longer than 1 MiB.' });
}

function noSuchScenario(named: string): PlexteraError {
  const names = shippedScenarios.map(({ name }) => name);
  return new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: `There is neither a scenario nor a file "${printableText(named, 60)}".${didYouMean(named, names)}`,
    hint: `There are ${names.join(', ')}; anything else is the path of a file.`,
  });
}
