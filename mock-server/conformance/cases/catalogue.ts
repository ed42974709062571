import { caseGroups } from '../../../generated/cases.ts';
import { closestName } from '../../contract/closest-name.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { deriveCases } from './derive-cases.ts';
import { type ReceiverCase, type Severity, severities } from './receiver-case.ts';

/** The event type of a request that says nothing about its event. */
export { baselineEventType } from '../../../generated/cases.ts';

/** All that a correct receiver does, in the order in which it is tried: written in the contract, or derived from it. */
export const receiverCases: readonly ReceiverCase[] = caseGroups.flatMap((group) =>
  group.kind === 'written' ? (group.cases as readonly ReceiverCase[]) : deriveCases(group),
);

/** Which cases are meant, in upper or lower case; each key narrows the others, and without any all are. */
export interface CaseSelection {
  /** Groups, such as `SIG`. */
  readonly only?: readonly string[] | undefined;
  /** Ids; `CON:` and an event type means all that was derived for it. */
  readonly ids?: readonly string[] | undefined;
  /** This severity, and what is graver. */
  readonly severity?: Severity | undefined;
}

/**
 * The cases of a selection, in the order of the catalogue.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OPTION` for a group, an id or a severity that there is not.
 */
export function casesOf({ only, ids, severity }: CaseSelection = {}): readonly ReceiverCase[] {
  const groups = [...new Set(receiverCases.map(({ group }) => group))];
  for (const name of only ?? [])
    if (!groups.some((group) => isSame(group, name))) throw unknown('group of cases', name, groups);
  const known = receiverCases.map(({ id }) => id);
  for (const id of ids ?? [])
    if (!known.some((other) => isMeant(other, id))) throw unknown('case', id, known);
  if (severity !== undefined && !severities.includes(severity))
    throw unknown('severity', severity, severities);
  const gravest = severity === undefined ? severities : severities.slice(0, severities.indexOf(severity) + 1);
  return receiverCases.filter(
    (one) =>
      (only === undefined || only.some((name) => isSame(one.group, name))) &&
      (ids === undefined || ids.some((id) => isMeant(one.id, id))) &&
      gravest.includes(one.severity),
  );
}

function isMeant(id: string, wanted: string): boolean {
  return isSame(id, wanted) || isSame(id.slice(0, wanted.length + 1), `${wanted}:`);
}

function isSame(name: string, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase();
}

function unknown(what: string, wanted: string, known: readonly string[]): PlexteraError {
  const name = printableText(wanted, 100);
  const near = closestName(name, known);
  const few =
    known.length <= 20 ? `Known are ${known.join(', ')}.` : '`plextera-webhooks test --list` prints all.';
  return new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: `There is no ${what} "${name}".`,
    hint: near === undefined ? few : `Did you mean ${near}?`,
  });
}
