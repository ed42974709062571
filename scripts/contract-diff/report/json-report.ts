import { toText } from '../../generate/read/json.ts';
import type { ContractDiff } from '../compare-contracts.ts';
import type { WireContract } from '../read/wire-contract.ts';
import { rules } from '../rules.ts';

/** The comparison for machines: both sides, the verdict, and every finding with all events that it affects. */
export function jsonReport({ before, after, findings, verdict, majorMoved }: ContractDiff): string {
  return toText({
    before: sideOf(before),
    after: sideOf(after),
    verdict: verdict ?? 'same',
    majorMoved,
    findings: findings.map((finding) => ({ ...finding, why: rules[finding.rule].why })),
  });
}

function sideOf({ spec, version }: WireContract) {
  return { file: spec.file, version: version.join('.') };
}
