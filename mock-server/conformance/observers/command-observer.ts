import type { Observer } from '../receiver.ts';
import { readCount } from './read-count.ts';
import { type CommandOptions, refuseEmptyCommand, runCommand } from './run-command.ts';

/** In which variable of the environment a command finds the event's id; it is never part of the command's text. */
const EVENT_ID_VARIABLE = 'PLEXTERA_EVENT_ID';

/**
 * An observer that runs a shell command, which prints how often the event with the id in `PLEXTERA_EVENT_ID` has been
 * applied: a number, or `{"count": n}`.
 *
 * @throws `PLEXTERA_BAD_OPTION` for an empty command.
 */
export function commandObserver(command: string, options: CommandOptions): Observer {
  refuseEmptyCommand(command);
  return {
    async count(eventId) {
      const env = { ...options.env, [EVENT_ID_VARIABLE]: eventId };
      return readCount(await runCommand(command, { ...options, env }, true));
    },
  };
}
