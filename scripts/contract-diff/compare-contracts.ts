import type { Finding } from './finding.ts';
import { compareDelivery } from './parts/compare-delivery.ts';
import { compareEvents } from './parts/compare-events.ts';
import { compareFrame } from './parts/compare-frame.ts';
import { comparePayloads } from './parts/compare-payloads.ts';
import { compareSignature } from './parts/compare-signature.ts';
import { locate } from './parts/locate.ts';
import { replayExamples } from './parts/replay-examples.ts';
import type { WireContract } from './read/wire-contract.ts';
import { rules, type Verdict } from './rules.ts';

/** What is different between two contracts, and what that is for those who receive. */
export interface ContractDiff {
  readonly before: WireContract;
  readonly after: WireContract;
  /** Breaking ones first. */
  readonly findings: readonly Finding[];
  /** The gravest of the findings, or undefined where nothing that reaches a consumer is different. */
  readonly verdict: Verdict | undefined;
  /** Whether `info.version` has a higher major number than before, which is what allows to break. */
  readonly majorMoved: boolean;
}

const order: readonly Verdict[] = ['breaking', 'safe', 'docs'];

/** Compares two contracts; throws a `SpecError` for a document that cannot be read to its end. */
export function compareContracts(before: WireContract, after: WireContract): ContractDiff {
  const kept = after.events
    .map(({ type }) => type)
    .filter((type) => before.events.some((event) => event.type === type));
  const settings = [compareEvents, compareSignature, compareDelivery, compareFrame]
    .flatMap((compare) => compare(before, after))
    .map(
      ({ rule, subject, what, path, events = kept }): Finding => ({
        verdict: rules[rule].verdict,
        rule,
        subject,
        what,
        ...locate(before, after, path),
        events: events.map((type) => ({ type, paths: [], more: false })),
      }),
    );
  const all = [...settings, ...comparePayloads(before, after), ...replayExamples(before, after)];
  const findings = order.flatMap((verdict) => all.filter((finding) => finding.verdict === verdict));
  return {
    before,
    after,
    findings,
    verdict: findings[0]?.verdict,
    majorMoved: after.version[0] > before.version[0],
  };
}
