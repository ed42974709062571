import { html, type Markup } from '../../../markup/html.ts';
import type { LoadReport } from '../load-report.ts';
import { bytesText, wholeText } from '../number-text.ts';

/** What was counted, in words. */
export function runFacts(report: LoadReport): Markup {
  return facts([
    ['Errors', `${wholeText(report.errors)} (${share(report.errors, report.sent)})`],
    ['Answers', counted(report.statuses)],
    ['Failures', counted(report.failures)],
    ['First failure', report.firstFailure?.message],
    ['Late', report.lateness && `${wholeText(report.late)} sent more than 10 ms after they were due`],
    ['Never sent', report.unsent > 0 ? `${wholeText(report.unsent)} that were due` : undefined],
    [
      'Bodies',
      `${bytesText(report.sentBytes)}, ${bytesText(report.sentBytes / Math.max(1, report.sent))} each`,
    ],
    ['Sent as', counted(report.sentByKind)],
    ...Object.entries(report.faults).map(
      ([name, { sent, asExpected }]) =>
        [
          `Fault ${name}`,
          `${wholeText(asExpected)} of ${wholeText(sent)} answered as they should be`,
        ] as const,
    ),
    ['Forgeries', report.sentByKind.forged > 0 ? `${wholeText(report.forgedTaken)} taken` : undefined],
    ['Ledger', ledgerText(report)],
    ['Received', afterCheckText(report)],
    ...(report.fleet?.emitters ?? []).map(
      ({ number, host, sent, state }) =>
        [
          `Emitter ${number + 1}`,
          `${wholeText(sent)} sent from ${host}${state === 'lost' ? ', lost' : ''}`,
        ] as const,
    ),
  ]);
}

/** Where the numbers come from. */
export function originFacts({ startedAt, seed, model, contractVersion, tool }: LoadReport): Markup {
  const latencyFrom = model === 'open' ? 'the moment each event was due' : 'the moment each event was sent';
  return facts([
    ['Started', startedAt],
    ['Latency', `from ${latencyFrom} to the end of its answer`],
    ['Seed', seed],
    ['Contract', contractVersion],
    [tool.name, tool.version],
  ]);
}

function facts(entries: readonly (readonly [name: string, text: string | undefined])[]): Markup {
  return html`<dl class="facts">
${entries.map(([name, text]) => (text === undefined ? undefined : html`<dt>${name}</dt><dd>${text}</dd>\n`))}</dl>
`;
}

function ledgerText({ ledger }: LoadReport): string {
  const { events, acknowledged, acknowledgedAgain, neverAcknowledged } = ledger;
  return `${wholeText(events)} events, ${wholeText(acknowledged)} acknowledged (${wholeText(acknowledgedAgain)} more than once), ${wholeText(neverAcknowledged)} never`;
}

function afterCheckText({ afterCheck }: LoadReport): string | undefined {
  if (afterCheck === undefined) return undefined;
  const { closes, events, receivedOnce, breaches } = afterCheck;
  const found = counted(breaches) ?? 'nothing amiss';
  return `${closes ? 'the ledger closes' : 'the ledger does not close'}: of ${wholeText(events)} events ${wholeText(receivedOnce)} once; ${found}`;
}

function counted(counts: Readonly<Record<string, number>>): string | undefined {
  const entries = Object.entries(counts).filter(([, count]) => count > 0);
  return entries.length === 0
    ? undefined
    : entries.map(([name, count]) => `${name}: ${wholeText(count)}`).join(', ');
}

function share(part: number, of: number): string {
  return of === 0 ? 'nothing was sent' : `${((part / of) * 100).toFixed(2)} %`;
}
