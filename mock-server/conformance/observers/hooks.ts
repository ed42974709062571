import { PlexteraError } from '../../contract/errors.ts';
import { shownUrlText } from '../../dispatch/shown-url.ts';
import { type AskOptions, askUrl } from './ask-url.ts';
import { type CommandOptions, refuseEmptyCommand, runCommand } from './run-command.ts';

/** One of `Hooks`: what the owner of a receiver has it do. Rejects where that failed. */
export type Hook = () => Promise<void>;

/** A hook that runs a shell command and is done when that ends; what it started in the background goes on. */
export function commandHook(command: string, options: CommandOptions): Hook {
  refuseEmptyCommand(command);
  return async () => {
    await runCommand(command, { timeLimitMs: 60_000, ...options }, false);
  };
}

/** A hook that posts to a URL, and is done when that answers 2xx. */
export function urlHook(url: string, options: AskOptions): Hook {
  if (!URL.canParse(url))
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: `The hook’s URL ${shownUrlText(url)} is none.`,
      hint: 'Write it like http://127.0.0.1:3000/test/fail-once.',
    });
  return async () => {
    const { status } = await askUrl('POST', new URL(url), { timeLimitMs: 60_000, ...options });
    if (status < 200 || status > 299) throw new Error(`${new URL(url).origin} answered ${status}.`);
  };
}
