import { printableText } from '../../delivery/printable-text.ts';
import type { AttemptListener } from '../../dispatch/mock.ts';
import { shownUrlText } from '../../dispatch/shown-url.ts';
import { answerCode, humanDuration, printDetails } from './print-attempt.ts';
import type { Terminal } from './terminal.ts';

type Delivery = Parameters<AttemptListener>[0];
type Made = Parameters<AttemptListener>[1];

/** What came beside an attempt. */
export interface DeliveryCircumstances {
  /** Milliseconds until the next attempt; undefined when there is none. */
  readonly retryInMs: number | undefined;
  /** Names of the faults that were at work. */
  readonly faults: readonly string[];
}

const colours = { delivered: 'green', retrying: 'yellow', failed: 'red', blocked: 'red' } as const;

/** So many letters of an id tell it from the others; those in front say when it was made. */
const tellingLetters = 8;

/**
 * One line for an attempt: when, the answer, what follows, how long it took, of what, to whom. Below it what went wrong.
 * A person sees the end of the event id, which a search finds too; a log has all of it.
 */
export function printDelivery(
  terminal: Terminal,
  { eventType, eventId, attemptNumber, subscription }: Delivery,
  made: Made,
  { retryInMs, faults }: DeliveryCircumstances,
): void {
  const { paint } = terminal;
  const word = wordFor(made, retryInMs);
  const id = terminal.interactive ? shortId(eventId) : eventId;
  const count = [
    ...(attemptNumber > 1 ? [`attempt ${attemptNumber}`] : []),
    ...(retryInMs === undefined ? [] : [`again in ${humanDuration(retryInMs)}`]),
  ].join(', ');
  const parts = [
    `${paint('dim', timeOfDay(made.startedAt))} ${paint(colours[word], `<-- [${answerCode(made)}] ${word.padEnd(9)}`)}`,
    humanDuration(made.exchange.timings.totalMs).padStart(6),
    printableText(eventType),
    printableText(id),
    paint('dim', `to ${shownUrlText(subscription.endpointUrl)}`),
    ...(count === '' ? [] : [count]),
    ...(faults.length === 0 ? [] : [paint('red', `fault: ${faults.join(', ')}`)]),
  ];
  terminal.progress(parts.join('  '));
  printDetails(terminal, made);
}

function wordFor({ outcome }: Made, retryInMs: number | undefined): keyof typeof colours {
  if (outcome.kind === 'delivered' || outcome.kind === 'blocked') return outcome.kind;
  return retryInMs === undefined ? 'failed' : 'retrying';
}

/** Where the person is, who looks at the same clock. */
function timeOfDay(startedAt: string): string {
  const at = new Date(startedAt);
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

function shortId(id: string): string {
  const [, prefix = ''] = /^([a-z]+_)/.exec(id) ?? [];
  const rest = id.slice(prefix.length);
  return rest.length <= tellingLetters ? id : `${prefix}…${rest.slice(-tellingLetters)}`;
}
