import { printableText } from '../../delivery/printable-text.ts';
import type { FleetResult } from '../../load/fleet/fleet-result.ts';
import type { Terminal } from '../output/terminal.ts';
import { whole } from './print-progress.ts';

const NAME_WIDTH = 14;
const SHOWN_STRETCHES = 20;

/** Who sent what of a shared run, for a person. */
export function printFleet(terminal: Pick<Terminal, 'result' | 'paintResult'>, { fleet }: FleetResult): void {
  for (const { number, host, state, sent, heldEvents, held } of fleet.emitters) {
    const name = `emitter ${number + 1}`.padEnd(NAME_WIDTH);
    const lost = state === 'lost' ? `  ${terminal.paintResult('red', 'LOST')}` : '';
    terminal.result(`${name}${whole(sent)} sent  ${printableText(host)}${lost}`);
    if (state !== 'lost') continue;
    const indent = ' '.repeat(NAME_WIDTH);
    terminal.result(
      `${indent}it held ${whole(heldEvents)} events of which nobody knows whether they were sent`,
    );
    for (const [first, last] of held.slice(0, SHOWN_STRETCHES))
      terminal.result(`${indent}${printableText(first)} to ${printableText(last)}`);
    if (held.length > SHOWN_STRETCHES)
      terminal.result(`${indent}and ${held.length - SHOWN_STRETCHES} stretches more, all in --json`);
  }
}
