import type { DeliveryState } from '../../store/delivery-state.ts';

/** What a person calls the state of a delivery. */
export const statusNames = [
  'delivered',
  'retrying',
  'failed',
  'sending',
  'queued',
  'cancelled',
  'unsent',
] as const;
export type StatusName = (typeof statusNames)[number];

export const statusWords: Readonly<Record<StatusName, string>> = {
  delivered: 'Delivered',
  retrying: 'Retrying',
  failed: 'Failed',
  sending: 'Sending',
  queued: 'Queued',
  cancelled: 'Cancelled',
  unsent: 'Not sent',
};

/** `unsent` is an event that no subscription wanted. */
export function statusOf(row: {
  readonly state?: DeliveryState | undefined;
  readonly attempts: number;
}): StatusName {
  switch (row.state) {
    case undefined:
      return 'unsent';
    case 'waiting':
      return row.attempts > 0 ? 'retrying' : 'queued';
    case 'in_flight':
      return 'sending';
    case 'exhausted':
      return 'failed';
    default:
      return row.state;
  }
}

/** The statuses that a word of a search means, the API's own words among them; none for a word that is no status. */
export function statusesNamed(word: string): readonly StatusName[] {
  const aliases: Readonly<Record<string, readonly StatusName[]>> = {
    waiting: ['queued', 'retrying'],
    pending: ['queued', 'retrying', 'sending'],
    in_flight: ['sending'],
    exhausted: ['failed'],
    canceled: ['cancelled'],
  };
  const own = statusNames.filter((name) => name === word);
  return Object.hasOwn(aliases, word) ? (aliases[word] ?? []) : own;
}
