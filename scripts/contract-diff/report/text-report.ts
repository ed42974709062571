import { printableText } from '../../../mock-server/delivery/printable-text.ts';
import type { ContractDiff } from '../compare-contracts.ts';
import type { AffectedEvent, Finding } from '../finding.ts';
import type { WireContract } from '../read/wire-contract.ts';
import { rules, type Verdict } from '../rules.ts';

const headings: Readonly<Record<Verdict, string>> = {
  breaking: 'Breaking for consumers',
  safe: 'Safe for consumers',
  docs: 'Documentation only',
};
/** More places than these are for `--format json`. */
const shownPaths = 3;

/** The comparison for people: what breaks, what does not, what are only words; then what has to be done. */
export function textReport(diff: ContractDiff): string {
  const { before, after, findings } = diff;
  const groups = (['breaking', 'safe', 'docs'] as const).flatMap((verdict) => {
    const group = findings.filter((finding) => finding.verdict === verdict);
    return group.length === 0
      ? []
      : [
          '',
          `${headings[verdict]} (${group.length})`,
          ...group.flatMap((finding) => linesOf(finding, after)),
        ];
  });
  const sides = `${named(after)} against ${named(before)}`;
  return `${[sides, ...groups, '', conclusion(diff)].map((line) => printableText(line, 1000)).join('\n')}\n`;
}

function linesOf(finding: Finding, after: WireContract): readonly string[] {
  const { subject, what, file, line, rule, verdict, events } = finding;
  return [
    `  ${subject} ${what}`,
    `    ${file}:${line}  ${rule}${verdict === 'docs' ? '' : `: ${rules[rule].why}`}`,
    ...(verdict === 'docs' ? [] : eventLines(events, subject, after)),
  ];
}

/** Events that are affected in the same places share a line. */
function eventLines(
  events: readonly AffectedEvent[],
  subject: string,
  after: WireContract,
): readonly string[] {
  const byPlaces = new Map<string, string[]>();
  for (const event of events) {
    const places = placesOf(event);
    byPlaces.set(places, [...(byPlaces.get(places) ?? []), event.type]);
  }
  return [...byPlaces]
    .filter(([places, types]) => places !== '' || types.join() !== subject)
    .map(([places, types]) => {
      const all = types.length > 1 && types.length === after.events.length;
      const who = all ? `all ${types.length} events` : types.join(', ');
      return `    ${who}${places === '' ? '' : `: ${places}`}`;
    });
}

function placesOf({ paths, more }: AffectedEvent): string {
  const first = paths.slice(0, shownPaths).filter((path) => path !== '');
  return [...first, ...(more || paths.length > shownPaths ? ['…'] : [])].join(', ');
}

function conclusion({ before, after, verdict, majorMoved }: ContractDiff): string {
  const [major] = before.version;
  const version = after.version.join('.');
  if (verdict === undefined) return 'Nothing is different.';
  if (verdict === 'docs') return 'No consumer sees a difference on the wire.';
  if (verdict === 'safe') return 'No consumer breaks.';
  if (majorMoved)
    return `Consumers break, and info.version says so: ${before.version.join('.')} became ${version}.`;
  return `Consumers break: undo it, or move info.version from ${version} to ${major + 1}.0.0.`;
}

function named({ spec, version }: WireContract): string {
  return `${spec.file} (${version.join('.')})`;
}
