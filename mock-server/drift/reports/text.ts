import { eventTypes as contractTypes } from '../../contract/catalog.ts';
import { specFile } from '../../contract/spec-lines.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { Drift, DriftReport } from '../drift-report.ts';
import { driftKinds } from '../findings/drift-kinds.ts';
import { counted, placeText } from './place-text.ts';
import type { ReportOptions } from './report-options.ts';

/** For people: a few lines for each kind of drift, and one that sums up. Nothing of the sender's acts on a terminal. */
export function textReport(report: DriftReport, { paint = (_, text) => text }: ReportOptions = {}): string {
  const colours = { error: 'red', warning: 'yellow' } as const;
  const lines = report.drifts.flatMap((drift) => {
    const head = `${paint(colours[drift.severity], drift.severity)}  ${drift.code}  ${subject(drift)}`;
    return [head, ...details(drift, report).map((line) => `    ${line}`)];
  });
  return [...lines, ...summary(report)].join('\n');
}

function subject({ where, message, code }: Drift): string {
  if (where === '') return `${driftKinds[code].title}: ${printableText(message)}`;
  return `${printableText(where)}: ${printableText(message)}`;
}

function details(
  { code, requests: seen, first, eventTypes, examples, specLines }: Drift,
  { requests }: DriftReport,
): readonly string[] {
  const share = code === 'record' ? counted(seen, 'part') : `${seen} of ${counted(requests, 'request')}`;
  const instead = examples.map((example) => printableText(example)).join(' or ');
  const everywhere = contractTypes.every((type) => eventTypes.includes(type));
  const types = everywhere ? 'all' : eventTypes.map((type) => printableText(type)).join(', ');
  return [
    `in ${share}, first in ${printableText(placeText(first), 400)}`,
    ...(instead === '' ? [] : [`such as ${instead}`]),
    ...(types === '' ? [] : [`event types: ${types}`]),
    ...(specLines.length === 0 ? [] : [`${specFile}:${specLines.join(', :')}`]),
    driftKinds[code].advice,
  ];
}

function summary({ drifts, requests, skipped, signatures, untold }: DriftReport): readonly string[] {
  const errors = drifts.filter(({ severity }) => severity === 'error').length;
  const warnings = drifts.length - errors;
  const found =
    drifts.length === 0 ? 'no drift' : `${counted(errors, 'error')} and ${counted(warnings, 'warning')}`;
  const { secretGiven, checked } = signatures;
  const passed = [
    ...(skipped.withoutBody === 0 ? [] : [`${skipped.withoutBody} without a body`]),
    ...(skipped.otherRequests === 0 ? [] : [`${skipped.otherRequests} that are no deliveries`]),
  ];
  return [
    `${found} in ${counted(requests, 'request')}`,
    secretGiven
      ? `signatures: ${checked} of ${requests} checked`
      : 'signature not checked: there is no secret (PLEXTERA_SIGNING_SECRET or --secret-file)',
    ...(passed.length === 0 ? [] : [`passed over: ${passed.join(', ')}`]),
    ...(untold === 0 ? [] : [`and ${untold} findings of still other kinds`]),
  ];
}
