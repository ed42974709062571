import { type Clock, systemClock } from '../../mock-server/runtime/clock.ts';

/** A clock that stands still until it is turned; timers run on the system's. */
export function manualClock(): Clock & { turn(ms: number): void } {
  let nowMs = Date.UTC(2026, 3, 7);
  return {
    ...systemClock,
    now: () => nowMs,
    monotonicMs: () => nowMs,
    turn: (ms) => {
      nowMs += ms;
    },
  };
}

/** The system's clock, which knows how many of its timers have neither fired nor been cancelled. */
export function countingClock(): Clock & { ticking(): number } {
  const timers = new Set<object>();
  const setTimer: Clock['setTimer'] = (delayMs, fn) => {
    const timer = {};
    timers.add(timer);
    const cancel = systemClock.setTimer(delayMs, () => {
      timers.delete(timer);
      fn();
    });
    return () => {
      timers.delete(timer);
      cancel();
    };
  };
  return { ...systemClock, setTimer, ticking: () => timers.size };
}
