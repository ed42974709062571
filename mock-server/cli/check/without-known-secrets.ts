import type { Drift, DriftReport } from '../../drift/drift-report.ts';
import { shownExample } from '../../drift/findings/example-value.ts';
import { withoutSecrets } from '../known-secrets.ts';

/** A report that repeats no secret: a sender can put one anywhere, also into the name of a property. */
export function withoutKnownSecrets(report: DriftReport): DriftReport {
  const clean = (drift: Drift): Drift => ({
    ...drift,
    where: withoutSecrets(drift.where),
    eventTypes: drift.eventTypes.map(withoutSecrets),
    examples: drift.examples.map((example) => shownExample(withoutSecrets(example))),
  });
  return { ...report, drifts: report.drifts.map(clean) };
}
