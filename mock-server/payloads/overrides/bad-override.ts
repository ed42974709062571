import { PlexteraError } from '../../contract/errors.ts';

/** The error for an override that cannot be applied; `problem` is the end of a sentence. */
export function badOverride(override: string, problem: string): PlexteraError {
  return new PlexteraError('PLEXTERA_BAD_OVERRIDE', { override, problem });
}
