import type { EventType } from '../contract/catalog.ts';
import { PlexteraError } from '../contract/errors.ts';
import type { PlexteraEvent } from '../contract/event.ts';
import { examples } from '../contract/examples.ts';

/**
 * The event of an example, as it is written in the contract; not to be changed.
 *
 * @throws PlexteraError `PLEXTERA_UNKNOWN_EXAMPLE` with the names there are.
 */
export function findExample(type: EventType, name: string): PlexteraEvent {
  const known: Readonly<Record<string, { readonly event: PlexteraEvent }>> = examples[type];
  const example = Object.hasOwn(known, name) ? known[name] : undefined;
  if (example !== undefined) return example.event;
  throw new PlexteraError('PLEXTERA_UNKNOWN_EXAMPLE', { type, name, known: Object.keys(known).join(', ') });
}
