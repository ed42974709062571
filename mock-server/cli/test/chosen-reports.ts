import { type ReportName, reportNames } from '../../conformance/reports/reports.ts';
import { closestName } from '../../contract/closest-name.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { CliContext } from '../context.ts';

/** A report, and the file that it goes to; standard output when absent. */
export interface ChosenReport<Name extends string = ReportName> {
  readonly name: Name;
  readonly file?: string;
}

/**
 * The reports that `--reporter name[=file]` names, else the terminal's, and within a step of GitHub Actions its annotations
 * too. Throws `PLEXTERA_BAD_OPTION` for an unknown name, and for two whose mixture on standard output nobody could read.
 */
export function chooseReports(
  named: readonly string[],
  { env }: Pick<CliContext, 'env'>,
): readonly ChosenReport[] {
  if (named.length === 0)
    return env.GITHUB_ACTIONS === 'true'
      ? [{ name: 'terminal' }, { name: 'github' }]
      : [{ name: 'terminal' }];
  return parseReports(named, reportNames);
}

/** The reports that are named; throws as `chooseReports` does. */
export function parseReports<Name extends string>(
  named: readonly string[],
  names: readonly Name[],
): readonly ChosenReport<Name>[] {
  const chosen = named.map((text) => parseReport(text, names));
  const printed = chosen.filter(({ name, file }) => file === undefined && name !== 'github');
  if (printed.length <= 1 && (printed.length === 0 || printed[0]?.name === 'terminal' || isAlone(chosen)))
    return chosen;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: 'Standard output can have one report.',
    hint: 'Name a file for the others, as in --reporter json=report.json.',
  });
}

/** Whether one report is all that is printed. */
function isAlone(chosen: readonly ChosenReport<string>[]): boolean {
  return chosen.filter(({ file }) => file === undefined).length === 1;
}

function parseReport<Name extends string>(text: string, names: readonly Name[]): ChosenReport<Name> {
  const at = text.indexOf('=');
  const [named, file] = at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
  const name = names.find((known) => known === named);
  if (name !== undefined && file !== '') return file === undefined ? { name } : { name, file };
  const close = closestName(named, names);
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem:
      name === undefined
        ? `There is no report "${printableText(named, 60)}".${close === undefined ? '' : ` Did you mean ${close}?`}`
        : `--reporter ${name}= names no file.`,
    hint: `There are ${names.join(', ')}; with =FILE behind it a report goes to a file.`,
  });
}
