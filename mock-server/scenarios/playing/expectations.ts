import type { Count, ExpectOptions } from '../scenario.ts';
import type { Ledger, LedgerDelivery } from './ledger.ts';
import type { Check } from './stage.ts';

/** Each expectation of a step, and whether it holds now. */
export function findChecks(options: ExpectOptions, ledger: Ledger): readonly Check[] {
  const { of: label, lastStatus, outcomes = {}, order } = options;
  const deliveries = ledger.deliveries(label);
  const events = ledger.events(label);
  const attempts = deliveries.flatMap((delivery) => delivery.attempts);
  const inState = (state: LedgerDelivery['state']) =>
    deliveries.filter((delivery) => delivery.state === state).length;
  const withOutcome = (kind: string) => attempts.filter(({ outcome }) => outcome.kind === kind).length;
  return [
    ...counted('events', options.events, events.length),
    ...counted(
      'deduplicated',
      options.deduplicated,
      events.filter(({ deduplicated }) => deduplicated).length,
    ),
    ...counted('delivered', options.delivered, inState('delivered')),
    ...counted('exhausted', options.exhausted, inState('exhausted')),
    ...counted('waiting', options.waiting, inState('waiting')),
    ...counted('attempts', options.attempts, attempts.length),
    ...each(
      'attempts per event',
      options.attemptsPerEvent,
      deliveries,
      (delivery) => delivery.attempts.length,
    ),
    ...each('delivered per event', options.deliveredPerEvent, deliveries, acknowledgements),
    ...(lastStatus === undefined ? [] : [statuses(String(lastStatus), deliveries)]),
    ...Object.entries(outcomes).flatMap(([kind, count]) =>
      counted(`attempts that were ${kind}`, count, withOutcome(kind)),
    ),
    ...(order === undefined ? [] : [orderCheck(order, deliveries, ledger.acknowledged())]),
  ];
}

function acknowledgements({ attempts }: LedgerDelivery): number {
  return attempts.filter(({ outcome }) => outcome.kind === 'delivered').length;
}

function counted(what: string, count: Count | undefined, actual: number): readonly Check[] {
  if (count === undefined) return [];
  return [{ what, expected: countText(count), actual: String(actual), held: fits(count, actual) }];
}

function each(
  what: string,
  count: Count | undefined,
  deliveries: readonly LedgerDelivery[],
  countOf: (delivery: LedgerDelivery) => number,
): readonly Check[] {
  if (count === undefined) return [];
  const wrong = deliveries.filter((delivery) => !fits(count, countOf(delivery)));
  return [
    {
      what,
      expected: countText(count),
      ...verdict(wrong, deliveries, (delivery) => String(countOf(delivery))),
    },
  ];
}

function statuses(wanted: string, deliveries: readonly LedgerDelivery[]): Check {
  const last = ({ attempts }: LedgerDelivery) => String(attempts.at(-1)?.status ?? 'no answer');
  const matches = (status: string) =>
    wanted.endsWith('xx') ? /^\d{3}$/.test(status) && status[0] === wanted[0] : status === wanted;
  const wrong = deliveries.filter((delivery) => !matches(last(delivery)));
  return { what: 'last status', expected: wanted, ...verdict(wrong, deliveries, last) };
}

/** Nothing is said of no deliveries at all: who expects something of every event expects an event. */
function verdict(
  wrong: readonly LedgerDelivery[],
  all: readonly LedgerDelivery[],
  show: (delivery: LedgerDelivery) => string,
): Pick<Check, 'actual' | 'held'> {
  const [first] = wrong;
  if (all.length === 0) return { actual: 'nothing was sent', held: false };
  if (!first) return { actual: `so with all ${all.length}`, held: true };
  return {
    actual: `${show(first)} with ${first.eventId}, wrong with ${wrong.length} of ${all.length}`,
    held: false,
  };
}

function orderCheck(
  order: 'emitted' | 'overtaken',
  deliveries: readonly LedgerDelivery[],
  acknowledged: readonly string[],
): Check {
  const ids = new Set(deliveries.map(({ id }) => id));
  const came = acknowledged.filter((id) => ids.has(id));
  const emitted = deliveries.map(({ id }) => id).filter((id) => came.includes(id));
  const actual = came.every((id, index) => id === emitted[index]) ? 'emitted' : 'overtaken';
  return { what: 'order', expected: order, actual, held: actual === order };
}

function fits(count: Count, actual: number): boolean {
  if (typeof count === 'number') return actual === count;
  return actual >= (count.min ?? 0) && actual <= (count.max ?? Number.POSITIVE_INFINITY);
}

function countText(count: Count): string {
  if (typeof count === 'number') return String(count);
  const { min, max } = count;
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}
