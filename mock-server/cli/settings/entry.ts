import { PlexteraError } from '../../contract/errors.ts';

export type Plain = string | number | boolean;

/** What a file says of one option, and in which line. */
export interface Entry {
  readonly value: Plain | readonly Plain[];
  readonly line: number;
}

/** A mistake in a file of options; the line may be unknown. */
export function settingsError(file: string, line: number, problem: string, hint: string): PlexteraError {
  return new PlexteraError('PLEXTERA_CONFIG', { file, line, problem, hint });
}
