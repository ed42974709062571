import { printableText } from '../../delivery/printable-text.ts';
import type { PlayedStep, ScenarioResult } from '../../scenarios/playing/scenario-result.ts';
import type { Check } from '../../scenarios/playing/stage.ts';
import type { ScenarioProblem } from '../../scenarios/reading/problem.ts';
import { humanDuration } from './print-attempt.ts';
import type { Terminal } from './terminal.ts';

/** `file:line:column: pointer: what is wrong`, and below it what to do. */
export function printProblem(terminal: Terminal, file: string, problem: ScenarioProblem): void {
  const { line, column, pointer, message, hint } = problem;
  const where = `${printableText(file)}:${line}:${column}`;
  const place = pointer === '' ? '' : `${printableText(pointer)}: `;
  terminal.progress(`${terminal.paint('red', where)}: ${place}${printableText(message, 600)}`);
  terminal.progress(`  ${printableText(hint, 600)}`);
}

/** Says what a step is at that takes its time. */
export function printSlowStep(
  terminal: Terminal,
  { number, kind, description }: Pick<PlayedStep, 'number' | 'kind' | 'description'>,
): void {
  terminal.progress(terminal.paint('dim', `${lineStart(number, kind)} ${printableText(description)} …`));
}

/** One line of a step, and one for each of its checks. */
export function printStep(terminal: Terminal, step: PlayedStep): void {
  const { number, kind, description, detail, tookMs, checks } = step;
  const time = terminal.paint('dim', `${printableText(detail)}, ${humanDuration(tookMs)}`);
  terminal.progress(`${lineStart(number, kind)} ${printableText(description)}  ${time}`);
  for (const check of checks) terminal.result(checkLine(terminal, check));
}

function lineStart(number: number, kind: string): string {
  return `${String(number).padStart(3)} ${kind.padEnd(12)}`;
}

function checkLine(terminal: Terminal, { what, expected, actual, held }: Check): string {
  const mark = held ? terminal.paintResult('green', '✓') : terminal.paintResult('red', '✗');
  const difference = held ? '' : `, but it is ${printableText(actual)}`;
  return `      ${mark} ${what}: ${printableText(expected)}${difference}`;
}

/** How it ended, in one line. */
export function summaryOf(name: string, result: ScenarioResult): string {
  const { kind, checks, failedChecks, events, attempts, tookMs } = result;
  const counts = `${countOf(events, 'event')}, ${countOf(attempts, 'attempt')}, ${humanDuration(tookMs)}`;
  const words = {
    held: checks === 0 ? 'nothing was expected' : `all ${checks} expectations held`,
    failed: `${failedChecks} of ${checks} expectations failed`,
    unreachable: 'the receiver could not be reached, so nothing can be said of it',
    interrupted: 'interrupted before its end',
  };
  return `${name}: ${words[kind]} (${counts})`;
}

function countOf(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
