import type { CaseGroup, CompiledCases } from '../receiver-cases/compile-receiver-cases.ts';
import { literal } from './literal.ts';
import { notice } from './notice.ts';

/** `generated/cases.ts`: what a correct receiver does. Derived cases are rows of a table, because there are hundreds. */
export function renderReceiverCases({ baseline, groups }: CompiledCases): string {
  return `${notice}
/** The event type of a request that says nothing about its event. */
export const baselineEventType = ${literal(baseline)};

/** Cases that are written out, or what they are derived from. \`spec/README.md\` explains both. */
export type CaseGroup =
  | { readonly kind: 'written'; readonly cases: readonly unknown[] }
  | {
      readonly kind: 'derived';
      readonly group: string;
      /** What cases of one kind say; texts hold \`{type}\` and \`{place}\`. */
      readonly words: { readonly [kind: string]: unknown };
      /** Which example of an event type is changed. */
      readonly examples: { readonly [type: string]: string };
      /** The place is a JSON pointer, an example or a header's role; without a value it is emptied. */
      readonly rows: readonly (readonly [kind: string, type: string, place: string, value?: unknown])[];
    };

/** In the order in which they are run. */
export const caseGroups: readonly CaseGroup[] = [
${groups.map(renderGroup).join('')}];
`;
}

function renderGroup(group: CaseGroup): string {
  if (group.kind === 'written') return `${literal(group)},\n`;
  const { rows, ...rest } = group;
  const lines = rows.map((row) => `    ${JSON.stringify(row)},\n`).join('');
  return `{\n  ...${literal(rest).replaceAll('\n', '\n  ')},\n  kind: "derived",\n  rows: [\n${lines}  ],\n},\n`;
}
