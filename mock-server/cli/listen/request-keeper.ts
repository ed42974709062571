import { PlexteraError } from '../../contract/errors.ts';
import { shownUrlText } from '../../dispatch/shown-url.ts';
import type { ArrivedRequest } from '../../receiver/http-receiver.ts';
import { openRecording } from '../../receiver/recording/open-recording.ts';
import type { Terminal } from '../output/terminal.ts';

/** What records for `listen --record`. */
export interface RequestKeeper {
  /** Keeps one request; says why where it cannot, and throws the same `PlexteraError`. */
  readonly keep: (request: ArrivedRequest) => void;
  /** Whether any request could not be kept. */
  failed(): boolean;
}

/** Throws a `PlexteraError` where the folder cannot take a recording. */
export function openRequestKeeper(directory: string, secret: string, terminal: Terminal): RequestKeeper {
  const recording = openRecording(directory, [secret]);
  let failed = false;
  return {
    keep(request) {
      try {
        recording.add({ ...request, path: shownPath(request.path) });
      } catch (error) {
        if (!(error instanceof PlexteraError)) throw error;
        failed = true;
        terminal.progress(`${terminal.paint('red', 'error')}: ${error.message}`);
        throw error;
      }
    },
    failed: () => failed,
  };
}

/** Where nothing listens: a path alone is no URL. */
const anywhere = 'http://receiver.invalid';

/** The target of a request without what may be a token in its query. */
export function shownPath(path: string): string {
  if (!path.startsWith('/')) return shownUrlText(path);
  return shownUrlText(anywhere + path).slice(anywhere.length);
}
