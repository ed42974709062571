import type { ActiveFaultView } from '../../faults/active-fault.ts';
import type { Terminal } from './terminal.ts';

/** What is made to go wrong from now on, so that nobody takes it for a failure of the receiver. */
export function printFaults(terminal: Terminal, active: readonly ActiveFaultView[]): void {
  if (active.length === 0) {
    terminal.progress('    no fault is at work any more');
    return;
  }
  const names = active.map(({ name, nextLeft, scope: { share, eventType } }) => {
    const limits = [
      ...(nextLeft === undefined ? [] : [`next ${nextLeft}`]),
      ...(share === undefined ? [] : [`share ${share}`]),
      ...(eventType === undefined ? [] : [eventType]),
    ];
    return limits.length === 0 ? name : `${name} (${limits.join(', ')})`;
  });
  terminal.progress(terminal.paint('red', `!!! faults at work: ${names.join('; ')}`));
}
