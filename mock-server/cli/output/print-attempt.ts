import type { DeliveryAttempt } from '../../delivery/delivery-attempt.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { shownAnswer } from '../../dispatch/attempt-view.ts';
import type { Terminal } from './terminal.ts';

/** What is told of an attempt. */
export type ToldAttempt = Pick<DeliveryAttempt, 'requestHeaders' | 'outcome' | 'exchange' | 'retryInMs'>;

/** `--> type  id` before an attempt. */
export function printStart(terminal: Terminal, eventType: string, eventId: string, number: number): void {
  const again = number > 1 ? terminal.paint('dim', `  attempt ${number}`) : '';
  terminal.progress(
    `${terminal.paint('cyan', '-->')} ${printableText(eventType)}  ${printableText(eventId)}${again}`,
  );
}

/** `<-- [200] id  12 ms` after it, with what went wrong and what to do. */
export function printAttempt(terminal: Terminal, eventId: string, attempt: ToldAttempt): void {
  const { outcome, exchange, retryInMs } = attempt;
  const time = terminal.paint('dim', `${Math.round(exchange.timings.totalMs)} ms`);
  const arrow = terminal.paint(outcome.kind === 'delivered' ? 'green' : 'red', '<--');
  terminal.progress(`${arrow} [${answerCode(attempt)}] ${printableText(eventId)}  ${time}`);
  printDetails(terminal, attempt);
  if (retryInMs !== undefined)
    terminal.progress(terminal.paint('dim', `    again in ${humanDuration(retryInMs)}`));
}

/** The status that came, else a word for what came instead. */
export function answerCode({ exchange: { response, failure }, outcome }: ToldAttempt): string {
  return String(response?.status ?? failure?.code ?? outcome.code);
}

/** Below the line of an attempt: what went wrong, what to do, and what the receiver said. */
export function printDetails(terminal: Terminal, { requestHeaders, outcome, exchange }: ToldAttempt): void {
  const { response } = exchange;
  const delivered = outcome.kind === 'delivered';
  if (!delivered) terminal.progress(`    ${outcome.message}`);
  if (outcome.hint) terminal.progress(`    ${outcome.hint}`);
  for (const note of outcome.notes) terminal.progress(`    note: ${note.replaceAll('_', ' ')}`);
  const answer = response ? shownAnswer(response, requestHeaders).body.toString('utf8').trim() : '';
  if (!delivered && answer !== '') terminal.progress(`    it said: ${printableText(answer)}`);
}

/** A duration as people say it: `850 ms`, `12 s`, `4 min`, `3 h`. */
export function humanDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Math.round(ms / 100) / 10} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 360_000) / 10} h`;
}
