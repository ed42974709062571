import type { LoadEnd } from './load-result.ts';
import type { Counts } from './peers.ts';

/** So many failures without a single answer, and nobody is there. */
const HOPELESS_FAILURES = 50;

/** Why a run that has come so far is to end because of its errors; undefined where it goes on. */
export function endByErrors(
  { answered, errors }: Pick<Counts, 'answered' | 'errors'>,
  maxErrors = Number.POSITIVE_INFINITY,
): LoadEnd | undefined {
  if (answered === 0 && errors >= HOPELESS_FAILURES) return 'unreachable';
  return errors >= maxErrors ? 'errors' : undefined;
}
