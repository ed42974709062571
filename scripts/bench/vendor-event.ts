import { type EventType, eventTypes } from '../../generated/catalog.ts';
import { examples } from '../../generated/examples.ts';

/** The one payload that the vendor shows; the contract keeps it as the example `seed`. */
export function vendorEvent(): { readonly type: EventType; readonly event: unknown } {
  const type = eventTypes.find((candidate) => examples[candidate].seed);
  if (type === undefined) throw new Error('the contract has no example called seed');
  return { type, event: examples[type].seed?.event };
}
