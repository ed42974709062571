import type { ExchangeTimings } from '../../delivery/exchange.ts';

export interface AttemptPhase {
  readonly kind: 'lookup' | 'connect' | 'send' | 'wait' | 'read';
  readonly name: string;
  readonly fromMs: number;
  readonly tookMs: number;
}

/** The stages of an attempt, one behind the other; those that were not reached, or not needed, are left out. */
export function attemptPhases(timings: ExchangeTimings): readonly AttemptPhase[] {
  const { lookupMs, connectMs, sentMs, firstByteMs, totalMs } = timings;
  const ends: readonly (readonly [AttemptPhase['kind'], string, number | undefined])[] = [
    ['lookup', 'Name resolution', lookupMs],
    ['connect', 'Connect', connectMs],
    ['send', 'Send', sentMs],
    ['wait', 'Wait for the answer', firstByteMs],
    firstByteMs === undefined ? ['wait', 'Wait in vain', totalMs] : ['read', 'Read the answer', totalMs],
  ];
  let fromMs = 0;
  return ends.flatMap(([kind, name, untilMs]) => {
    if (untilMs === undefined) return [];
    const phase = { kind, name, fromMs, tookMs: Math.max(0, untilMs - fromMs) };
    fromMs = Math.max(fromMs, untilMs);
    return [phase];
  });
}
