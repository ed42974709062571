import { type EventType, events, eventTypes } from '../contract/catalog.ts';
import { closestName } from '../contract/closest-name.ts';
import { PlexteraError } from '../contract/errors.ts';
import { printableText } from '../delivery/printable-text.ts';

/** The event type with this name; throws `PLEXTERA_UNKNOWN_EVENT_TYPE` with the nearest one and all of them. */
export function knownEventType(name: string): EventType {
  if (Object.hasOwn(events, name)) return name as EventType;
  const type = printableText(name, 100);
  const near = closestName(type, eventTypes);
  throw new PlexteraError('PLEXTERA_UNKNOWN_EVENT_TYPE', {
    type,
    suggestion: near === undefined ? '' : ` Did you mean ${near}?`,
    known: eventTypes.join(', '),
  });
}
