import type { ReceiverCase } from '../../conformance/cases/receiver-case.ts';
import type { Exchanged } from '../../conformance/receiver.ts';
import { bodyView } from '../../conformance/reports/text/body-view.ts';
import { answerInWords } from '../../conformance/reports/view/exchange-view.ts';
import { groupTitle } from '../../conformance/reports/view/group-titles.ts';
import { verdictSigns } from '../../conformance/reports/view/verdict-signs.ts';
import type { CaseResult, Verdict } from '../../conformance/verdict.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { humanDuration } from '../output/print-attempt.ts';
import type { Terminal } from '../output/terminal.ts';

const colours: Readonly<Record<Verdict, Parameters<Terminal['paint']>[0]>> = {
  pass: 'green',
  warn: 'yellow',
  inconclusive: 'yellow',
  skipped: 'dim',
  fail: 'red',
};

/** What is printed of a result. */
export interface PrintedResult
  extends Pick<CaseResult, 'verdict' | 'durationMs' | 'reason' | 'variant' | 'exchanges'> {
  readonly case: Pick<ReceiverCase, 'id' | 'group' | 'title'>;
}

/** Prints each result as it comes, under the name of its group. */
export function progressPrinter(terminal: Terminal, verbose: boolean): (result: PrintedResult) => void {
  let current: string | undefined;
  return (result) => {
    const { group } = result.case;
    if (group !== current)
      terminal.progress(`${terminal.paint('bold', groupTitle(group))} ${terminal.paint('dim', group)}`);
    current = group;
    printCase(terminal, result, verbose);
  };
}

/** `✓ passed  SIG-01  title  12 ms`, and below it what is not as it should be. */
function printCase(terminal: Terminal, result: PrintedResult, verbose: boolean): void {
  const {
    case: { id, title },
    verdict,
    durationMs,
    reason,
    variant,
  } = result;
  const [sign, word] = verdictSigns[verdict];
  const mark = terminal.paint(colours[verdict], `${sign} ${word.padEnd(12)}`);
  const time = (verdict === 'skipped' ? '' : humanDuration(durationMs)).padStart(8);
  terminal.progress(
    `  ${mark} ${terminal.paint('dim', time)}  ${printableText(id).padEnd(7)} ${printableText(title)}`,
  );
  const why = variant ? `${variant}: ${reason}` : reason;
  if (verdict !== 'pass' && why !== '')
    terminal.progress(terminal.paint(verdict === 'fail' ? 'red' : 'dim', `      ${printableText(why, 600)}`));
  if (verbose) for (const exchange of result.exchanges) printExchange(terminal, exchange);
}

const shownBytes = 2_000;

function printExchange(terminal: Terminal, { probe, reply, expected }: Exchanged): void {
  const line = (text: string) =>
    terminal.progress(terminal.paint('dim', `      ${printableText(text, 4_000)}`));
  const body = (bytes: Uint8Array) => {
    const { text, base64, cut } = bodyView(bytes, shownBytes);
    if (bytes.length > 0) line(`    ${text ?? `base64 ${base64}`}${cut ? ` … (${bytes.length} bytes)` : ''}`);
  };
  line(`--> ${probe.method}`);
  for (const [name, value] of probe.headers) line(`    ${name}: ${value}`);
  body(probe.body);
  line(`<-- ${answerInWords(reply)}; expected: ${expected}`);
  if (reply.kind !== 'answer') return;
  for (const [name, value] of reply.headers) line(`    ${name}: ${value}`);
  body(reply.body);
}

/** One line of `--list`. */
export function caseLine({ id, severity, title, needs }: ReceiverCase, width: number): string {
  const needed = needs.length === 0 ? '' : `  [needs ${needs.join(', ')}]`;
  return `${id.padEnd(width)}  ${severity.padEnd(6)}  ${printableText(title)}${needed}`;
}
