import { PlexteraError } from '../contract/errors.ts';
import { printableText } from '../delivery/printable-text.ts';
import type { SigningSecret } from '../signature/signing-secret.ts';
import type { DriftReport } from './drift-report.ts';
import { DriftTally } from './drift-tally.ts';
import { checkRequest } from './findings/check-request.ts';
import { readRecording } from './reading/read-recording.ts';

export interface CheckOptions {
  /** Signatures are checked with it; without it only the form of their headers. */
  readonly secret?: SigningSecret;
}

/**
 * Checks all requests that were recorded in files and folders against the contract, one at a time. Throws
 * `PLEXTERA_FILE` for what cannot be read and `PLEXTERA_RECORDING` for what is no recording, or holds no request.
 */
export async function checkRecordings(
  paths: readonly string[],
  { secret }: CheckOptions,
): Promise<DriftReport> {
  const tally = new DriftTally();
  const count = { requests: 0, withoutBody: 0, otherRequests: 0, checked: 0 };
  for (const path of paths) {
    let firstProblem: string | undefined;
    let readable = 0;
    for await (const item of readRecording(path)) {
      if (item.kind !== 'unreadable') readable++;
      if (item.kind === 'request') {
        const { eventType, signatureChecked, findings } = checkRequest(item, secret);
        tally.add(findings, item.at, eventType);
        count.requests++;
        if (signatureChecked) count.checked++;
      } else if (item.kind === 'skipped') count[item.why === 'no body' ? 'withoutBody' : 'otherRequests']++;
      else {
        const { at, problem } = item;
        firstProblem ??= at.line === undefined ? problem : `line ${at.line}: ${problem}`;
        tally.add([{ code: 'record', where: '', message: problem }], at, undefined);
      }
    }
    if (firstProblem !== undefined && readable === 0) throw badRecording(path, `${firstProblem}.`);
  }
  const { requests, checked, ...skipped } = count;
  if (requests === 0) throw badRecording(paths.join(', '), emptiness(skipped));
  return {
    ...{ paths, requests, skipped, signatures: { secretGiven: secret !== undefined, checked } },
    ...{ drifts: tally.drifts(), untold: tally.untold },
  };
}

/** A check that looked at nothing must not pass for one that found nothing. */
function emptiness({ withoutBody, otherRequests }: DriftReport['skipped']): string {
  const skipped = withoutBody + otherRequests;
  const others = skipped === 0 ? '' : ` that can be checked (${skipped} were passed over)`;
  return `it holds no delivery${others}.`;
}

function badRecording(file: string, problem: string): PlexteraError {
  return new PlexteraError('PLEXTERA_RECORDING', { file: printableText(file), problem });
}
