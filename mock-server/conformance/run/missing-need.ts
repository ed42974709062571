import type { CaseNeed, Variant } from '../cases/receiver-case.ts';

const words: Readonly<Record<CaseNeed, string>> = {
  socket: 'it needs a socket, which this kind of receiver does not have',
  https: 'it needs a receiver behind https',
  observer: 'it needs an observer that counts effects',
  'fail-once': 'it needs a way to make the receiver fail once',
  restart: 'it needs a way to start the receiver again',
  load: 'it puts load on a receiver that is not on this machine, which has to be allowed',
  slow: 'it takes long, and is run only when asked for',
};

/** What is not there of what is needed. Without an observer everything but effects can still be judged, so that is none. */
export function missingNeed(needs: readonly CaseNeed[], can: ReadonlySet<CaseNeed>): CaseNeed | undefined {
  return needs.find((need) => need !== 'observer' && !can.has(need));
}

/** The needs that a variant names, and those of its hooks. */
export function needsOf({ needs = [], steps }: Variant): readonly CaseNeed[] {
  return [...needs, ...steps.flatMap((step) => ('hook' in step ? [step.hook] : []))];
}

/** Why a case is skipped that lacks this; the end of a sentence. */
export function describeNeed(need: CaseNeed): string {
  return words[need];
}
