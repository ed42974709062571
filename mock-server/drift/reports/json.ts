import { jsonText } from '../../conformance/reports/text/json-text.ts';
import { contract } from '../../contract/catalog.ts';
import { specFile } from '../../contract/spec-lines.ts';
import { packageVersion } from '../../runtime/package-version.ts';
import type { DriftReport } from '../drift-report.ts';

/** For other programs. What is here stays; a new version may add members. */
export function jsonReport({ signatures, ...report }: DriftReport): string {
  const count = (wanted: string) => report.drifts.filter(({ severity }) => severity === wanted).length;
  return jsonText({
    version: 1,
    tool: { name: 'plextera-webhooks', version: packageVersion },
    contractVersion: contract.version,
    specFile,
    counts: { errors: count('error'), warnings: count('warning') },
    signatures: { ...signatures, note: signatures.secretGiven ? null : 'signature not checked' },
    ...report,
  });
}
