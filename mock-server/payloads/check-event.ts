import type { EventType } from '../contract/catalog.ts';
import { toDiagnostics } from '../contract/diagnostic.ts';
import { PlexteraError } from '../contract/errors.ts';
import type { EventOf } from '../contract/event.ts';
import { eventValidators } from '../contract/validators.ts';

const MOST_PROBLEMS = 5;

/**
 * The same value as an event of its type.
 *
 * @throws PlexteraError `PLEXTERA_INVALID_EVENT` with a JSON pointer (RFC 6901) for each thing that is wrong.
 */
export function checkEvent<Type extends EventType>(type: Type, event: unknown): EventOf<Type> {
  const validate = eventValidators[type];
  if (validate(event)) return event;
  const problems = toDiagnostics(validate.errors).map(
    ({ path, message }) => `${path || 'the event'} ${message}`,
  );
  const more = problems.length - MOST_PROBLEMS;
  const shown = problems.slice(0, MOST_PROBLEMS).join('; ');
  throw new PlexteraError('PLEXTERA_INVALID_EVENT', {
    problems: more > 0 ? `${shown}; and ${more} more` : shown,
  });
}
