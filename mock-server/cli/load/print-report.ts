import { printableText } from '../../delivery/printable-text.ts';
import type { LoadEnd, LoadResult } from '../../load/load-result.ts';
import type { Percentiles } from '../../load/recording/distribution.ts';
import { LATE_MS } from '../../load/recording/recorder.ts';
import type { ReportedRun } from '../../load/reports/load-report.ts';
import { bytesText } from '../../load/reports/number-text.ts';
import type { Terminal } from '../output/terminal.ts';
import { whole } from './print-progress.ts';

const columns: readonly (keyof Percentiles)[] = ['p50', 'p90', 'p95', 'p99', 'p99.9', 'p99.99', 'max'];
const NAME_WIDTH = 14;
const WIDTH = 10;

const endings: Readonly<Record<LoadEnd, string>> = {
  done: 'done',
  interrupted: 'interrupted',
  errors: 'ended by its errors',
  unreachable: 'given up: nobody answered',
  blocked: 'not allowed',
};

/** The result as a table for a person. */
export function printReport(
  terminal: Pick<Terminal, 'result' | 'paintResult'>,
  { result, target, assertions }: ReportedRun,
): void {
  const { latency, lateness, firstFailure } = result;
  const lines = [
    `${endings[result.ended]}: ${whole(result.sent)} sent to ${target} in ${(result.lastedMs / 1000).toFixed(1)} s, ${whole(result.answersPerSecond)} answers/s`,
    '',
    row('ms', columns),
    ...(latency
      ? [
          row(
            'latency',
            columns.map((column) => fixed(latency[column])),
          ),
        ]
      : []),
    ...(lateness
      ? [
          row(
            'lateness',
            columns.map((column) => fixed(lateness[column])),
          ),
        ]
      : []),
    '',
    ...facts(result).map(([name, text]) => name.padEnd(NAME_WIDTH) + text),
  ];
  for (const line of lines) terminal.result(line);
  if (firstFailure) {
    terminal.result(`${'first failure'.padEnd(NAME_WIDTH)}${printableText(firstFailure.message)}`);
    if (firstFailure.hint) terminal.result(' '.repeat(NAME_WIDTH) + printableText(firstFailure.hint));
  }
  for (const { assertion, holds, measured, unit } of assertions) {
    const found = measured === null ? 'nothing measured' : `${Number(measured.toFixed(3))}${unit}`;
    const verdict = terminal.paintResult(holds ? 'green' : 'red', holds ? 'holds' : 'FAILS');
    terminal.result(`${'assert'.padEnd(NAME_WIDTH)}${printableText(assertion)}  ${verdict} (${found})`);
  }
}

function facts(result: LoadResult): readonly (readonly [name: string, text: string])[] {
  const { sent, errors, statuses, failures, sentByKind, ledger, late, unsent } = result;
  const share = sent > 0 ? ` (${((errors / sent) * 100).toFixed(2)} %)` : '';
  const repeated = sentByKind.new < sent;
  return [
    ['errors', `${whole(errors)}${share}`],
    ['bodies', `${bytesText(result.sentBytes)}, ${bytesText(result.sentBytes / Math.max(1, sent))} each`],
    ['answers', counted(statuses)],
    ...(Object.keys(failures).length > 0 ? [['failures', counted(failures)] as const] : []),
    ...(repeated ? [['sent as', counted(sentByKind)] as const] : []),
    ...(sentByKind.forged > 0 ? [['forgeries', `${whole(result.forgedTaken)} taken`] as const] : []),
    ...Object.entries(result.faults).map(
      ([name, count]) =>
        [
          'fault',
          `${name}: ${whole(count.asExpected)} of ${whole(count.sent)} answered as they should be`,
        ] as const,
    ),
    ...(result.lateness ? [['late', `${whole(late)} sent more than ${LATE_MS} ms late`] as const] : []),
    ...(unsent > 0 ? [['never sent', `${whole(unsent)} that were due`] as const] : []),
    [
      'ledger',
      `${whole(ledger.events)} events, ${whole(ledger.acknowledged)} acknowledged (${whole(ledger.acknowledgedAgain)} more than once), ${whole(ledger.neverAcknowledged)} never`,
    ],
    ...(result.firstNeverAcknowledged.length > 0
      ? [['', `first of those: ${result.firstNeverAcknowledged.slice(0, 3).join(', ')}`] as const]
      : []),
    ['checked', `${whole(result.checkedSamples)} of the sent as a receiver checks them`],
    ['seed', printableText(result.seed)],
  ];
}

function counted(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).filter(([, count]) => count > 0);
  return entries.length === 0
    ? 'none'
    : entries.map(([name, count]) => `${name}: ${whole(count)}`).join('  ');
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(WIDTH)).join('');
}

function fixed(ms: number): string {
  return ms.toFixed(ms < 100 ? 2 : 0);
}
