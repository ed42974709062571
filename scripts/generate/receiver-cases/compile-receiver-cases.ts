import type { Expectation } from '../../../mock-server/conformance/cases/expectation.ts';
import type { Fix, ReceiverCase } from '../../../mock-server/conformance/cases/receiver-case.ts';
import type { Contract } from '../read/contract.ts';
import { isObject, type JsonObject } from '../read/json.ts';
import { SpecError } from '../read/spec-error.ts';
import { checkCase } from './check-case.ts';
import { checkCaseFiles } from './check-case-files.ts';
import { eventsOf } from './check-event.ts';
import { type DerivedRow, deriveRows, fullestExample } from './derive-rows.ts';
import { type ExpandedCase, expandCase, expandExpectation, expandFix } from './expand-case.ts';
import { type CaseFile, type CaseFiles, readCaseFiles } from './read-case-files.ts';

/** The words of derived cases of one kind; texts hold `{type}` and `{place}`. */
interface DerivedWords extends Pick<ReceiverCase, 'id' | 'title' | 'severity' | 'why' | 'source'> {
  readonly fix: Fix;
  readonly expect: Expectation;
}

/** A group of cases: written out, or to be derived from rows. */
export type CaseGroup =
  | { readonly kind: 'written'; readonly cases: readonly ReceiverCase[] }
  | {
      readonly kind: 'derived';
      readonly group: string;
      readonly words: Readonly<Record<string, DerivedWords>>;
      /** The example of each event type that is changed. */
      readonly examples: Readonly<Record<string, string>>;
      readonly rows: readonly DerivedRow[];
    };

export interface CompiledCases {
  readonly baseline: string;
  /** In the order in which they are run. */
  readonly groups: readonly CaseGroup[];
}

/** `spec/receiver-cases/` in full form; throws a `SpecError` for what is wrong there. */
export function compileReceiverCases(contract: Contract): CompiledCases {
  const files = readCaseFiles(contract.spec);
  checkCaseFiles(files);
  const baseline = baselineOf(files.groups, contract);
  const inOrder = files.groups.toSorted((a, b) => Number(a.document.order) - Number(b.document.order));
  const seen = new Map<string, CaseFile>();
  const groups = inOrder.flatMap((file): readonly CaseGroup[] => [
    ...writtenGroup(file, files, contract, baseline, seen),
    ...derivedGroup(file, files, contract, baseline),
  ]);
  return { baseline, groups };
}

function baselineOf(files: readonly CaseFile[], contract: Contract): string {
  const having = files.filter(({ document }) => document.baseline !== undefined);
  const [file, second] = having;
  if (second) throw second.problem(['baseline'], 'another file has it already');
  if (!file)
    throw new SpecError({ file: 'spec/receiver-cases/baseline.yaml' }, 'no file says what the baseline is');
  const type = String(file.document.baseline);
  eventsOf(contract, type, undefined, (_, what) => file.problem(['baseline'], what));
  return type;
}

function writtenGroup(
  file: CaseFile,
  files: CaseFiles,
  contract: Contract,
  baseline: string,
  seen: Map<string, CaseFile>,
): readonly CaseGroup[] {
  const { cases, group } = file.document;
  if (!Array.isArray(cases)) return [];
  const expanded = cases.map((written, index) => {
    const path = ['cases', index];
    const { id } = written as JsonObject;
    if (!String(id).startsWith(`${group}-`))
      throw file.problem([...path, 'id'], `the cases of this file begin with ${group}-`);
    if (seen.has(String(id))) throw file.problem([...path, 'id'], `there are two cases ${id}`);
    seen.set(String(id), file);
    return expandCase(file, path, written as JsonObject, files, contract);
  });
  for (const one of expanded) checkCase(one, contract, baseline);
  return [{ kind: 'written', cases: expanded.map(({ receiverCase }: ExpandedCase) => receiverCase) }];
}

function derivedGroup(
  file: CaseFile,
  { snippets }: CaseFiles,
  contract: Contract,
  baseline: string,
): readonly CaseGroup[] {
  const { derived, group } = file.document;
  if (!isObject(derived)) return [];
  const words = Object.entries(derived).map(([kind, written]) => {
    const { id, title, severity, why, source, fix, expect = 'accepted' } = written as JsonObject;
    const problem = (what: string) => file.problem(['derived', kind, 'fix', 'snippets'], what);
    const full = { id, title, severity, why, source, fix: expandFix(fix, snippets, problem) };
    return [kind, { ...full, expect: expandExpectation(expect) } as DerivedWords] as const;
  });
  return [
    {
      kind: 'derived',
      group: String(group),
      words: Object.fromEntries(words),
      examples: Object.fromEntries(contract.events.map((event) => [event.type, fullestExample(event).name])),
      rows: deriveRows(contract, baseline),
    },
  ];
}
