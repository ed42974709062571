import type { CaseNeed } from '../../../mock-server/conformance/cases/receiver-case.ts';
import type { Step } from '../../../mock-server/conformance/cases/step.ts';

/** A case that takes longer is run on demand only. */
const quickSeconds = 2;

/** What steps need without saying so. Effects need nothing: without an observer they are inconclusive. */
export function impliedNeeds(steps: readonly Step[]): ReadonlySet<CaseNeed> {
  const needs = new Set<CaseNeed>();
  let seconds = 0;
  for (const step of steps) {
    if ('hook' in step) needs.add(step.hook);
    if ('waitSeconds' in step) seconds += step.waitSeconds;
    if (!('send' in step) || !step.send.wire) continue;
    const { method: _, ...wire } = step.send.wire;
    if (Object.keys(wire).length > 0) needs.add('socket');
    if (wire.tls) needs.add('https');
    seconds += wire.slowHeadSeconds ?? 0;
    seconds += ((wire.pieces ?? 0) * (wire.pauseMs ?? 0)) / 1000;
  }
  if (seconds > quickSeconds) needs.add('slow');
  return needs;
}
