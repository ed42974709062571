import type { DeliveryAttempt } from '../../delivery/delivery-attempt.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { shownAnswer } from '../../dispatch/attempt-view.ts';
import type { Terminal } from './terminal.ts';

/** `--> type  id` before an attempt. */
export function printStart(
  terminal: Terminal,
  eventType: string,
  eventId: string,
  number: number,
  faults: readonly string[] = [],
): void {
  const again = number > 1 ? terminal.paint('dim', `  attempt ${number}`) : '';
  const spoilt = faults.length > 0 ? terminal.paint('red', `  fault: ${faults.join(', ')}`) : '';
  terminal.progress(
    `${terminal.paint('cyan', '-->')} ${printableText(eventType)}  ${printableText(eventId)}${again}${spoilt}`,
  );
}

/** `<-- [200] id  12 ms` after it, with what went wrong and what to do. */
export function printAttempt(
  terminal: Terminal,
  eventId: string,
  attempt: Pick<DeliveryAttempt, 'requestHeaders' | 'outcome' | 'exchange' | 'retryInMs'>,
): void {
  const { requestHeaders, outcome, exchange, retryInMs } = attempt;
  const { response, failure, timings } = exchange;
  const delivered = outcome.kind === 'delivered';
  const came = response?.status ?? failure?.code ?? outcome.code;
  const time = terminal.paint('dim', `${Math.round(timings.totalMs)} ms`);
  const arrow = terminal.paint(delivered ? 'green' : 'red', '<--');
  terminal.progress(`${arrow} [${came}] ${printableText(eventId)}  ${time}`);
  if (!delivered) terminal.progress(`    ${outcome.message}`);
  if (outcome.hint) terminal.progress(`    ${outcome.hint}`);
  for (const note of outcome.notes) terminal.progress(`    note: ${note.replaceAll('_', ' ')}`);
  const answer = response ? shownAnswer(response, requestHeaders).body.toString('utf8').trim() : '';
  if (!delivered && answer !== '') terminal.progress(`    it said: ${printableText(answer)}`);
  if (retryInMs !== undefined)
    terminal.progress(terminal.paint('dim', `    again in ${humanDuration(retryInMs)}`));
}

/** A duration as people say it: `850 ms`, `12 s`, `4 min`, `3 h`. */
export function humanDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Math.round(ms / 100) / 10} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 360_000) / 10} h`;
}
