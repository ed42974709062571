import { PlexteraError } from '../contract/errors.ts';
import { systemClock } from '../runtime/clock.ts';

/**
 * Now, or the given time, in whole Unix seconds: the precision of the header. Throws for an invalid date, with which
 * no comparison would ever say that a signature is too old.
 */
export function signingTime(now: Date | undefined): number {
  const seconds = Math.floor((now ? now.getTime() : systemClock.now()) / 1000);
  if (Number.isFinite(seconds)) return seconds;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: 'The option `now` is not a valid date.',
    hint: 'Leave it out, or give a Date that holds a time.',
  });
}
