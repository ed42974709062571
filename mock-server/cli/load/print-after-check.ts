import { printableText } from '../../delivery/printable-text.ts';
import type { AfterCheck, LedgerBreach } from '../../load/after-check/after-check.ts';
import type { Terminal } from '../output/terminal.ts';
import { whole } from './print-progress.ts';

const NAME_WIDTH = 14;

const meanings: Readonly<Record<LedgerBreach, string>> = {
  lost: 'acknowledged, and never received',
  again: 'received more than once, and sent once',
  'wrongly-taken': 'received although it should have been refused',
  unknown: 'received, and never sent',
};

/** What was received beside what was sent, for a person. */
export function printAfterCheck(terminal: Pick<Terminal, 'result' | 'paintResult'>, check: AfterCheck): void {
  const { closes, incomplete, events, receivedOnce, receivedAgain, neverTaken, foreign } = check;
  const verdict = terminal.paintResult(closes ? 'green' : 'red', closes ? 'closes' : 'DOES NOT CLOSE');
  terminal.result(
    `${'received'.padEnd(NAME_WIDTH)}${verdict}: of ${whole(events)} events ${whole(receivedOnce)} once, ` +
      `${whole(receivedAgain)} again as they were sent again, ${whole(neverTaken)} neither acknowledged nor received`,
  );
  for (const [breach, count] of Object.entries(check.breaches) as [LedgerBreach, number][])
    if (count > 0) indented(terminal, `${whole(count)} ${meanings[breach]}`);
  if (check.untold > 0) indented(terminal, `${whole(check.untold)} acknowledged, of which nothing was told`);
  if (check.receivedUnacknowledged > 0)
    indented(terminal, `${whole(check.receivedUnacknowledged)} received without an acknowledgement`);
  if (foreign > 0) indented(terminal, `${whole(foreign)} of other runs, which count for nothing`);
  if (incomplete !== undefined) indented(terminal, `not all was told: ${printableText(incomplete, 400)}`);
  for (const { eventId, breach } of check.first) indented(terminal, `${printableText(eventId)}  ${breach}`);
}

function indented(terminal: Pick<Terminal, 'result' | 'paintResult'>, text: string): void {
  terminal.result(' '.repeat(NAME_WIDTH) + text);
}
