import { describe, expect, it } from 'vitest';
import type { Clock } from '../../mock-server/runtime/clock.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { TurnableClock } from '../../mock-server/runtime/turnable-clock.ts';

/** A clock that stands still until it is moved; its timers fire in the order of their time. */
function handMovedClock() {
  let ms = 1_000_000;
  const timers = new Set<{ readonly dueAt: number; readonly fn: () => void }>();
  const clock: Clock = {
    now: () => ms,
    monotonicMs: () => ms,
    setTimer(delayMs, fn) {
      const timer = { dueAt: ms + Math.max(0, delayMs), fn };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    sleep: systemClock.sleep,
  };
  const move = (by: number) => {
    const until = ms + by;
    for (;;) {
      const [next] = [...timers].filter(({ dueAt }) => dueAt <= until).sort((a, b) => a.dueAt - b.dueAt);
      if (!next) break;
      ms = Math.max(ms, next.dueAt);
      timers.delete(next);
      next.fn();
    }
    ms = until;
  };
  return { clock, move, pending: () => timers.size };
}

describe('a clock that can be turned', () => {
  it('runs with the wall clock until somebody turns it', () => {
    const { clock, move } = handMovedClock();
    const turned = new TurnableClock(clock);
    move(500);
    expect(turned.state()).toEqual({ now: new Date(1_000_500).toISOString(), aheadMs: 0, scale: 1 });
  });

  it('brings a timer of three days to its end when it is turned by three days', () => {
    const { clock, move } = handMovedClock();
    const turned = new TurnableClock(clock);
    const fired: number[] = [];
    turned.setTimer(3 * 86_400_000, () => fired.push(turned.now()));
    turned.advance(3 * 86_400_000 - 1);
    move(0);
    expect(fired).toEqual([]);
    turned.advance(1);
    move(0);
    expect(fired).toHaveLength(1);
  });

  it('lets timers fire sooner when it runs faster', () => {
    const { clock, move } = handMovedClock();
    const turned = new TurnableClock(clock);
    const fired: string[] = [];
    turned.setTimer(60_000, () => fired.push('minute'));
    turned.setScale(60);
    move(999);
    expect(fired).toEqual([]);
    move(1);
    expect(fired).toEqual(['minute']);
    expect(turned.state()).toMatchObject({ scale: 60, aheadMs: 59_000 });
  });

  it('never goes back, and refuses to be turned back', () => {
    const turned = new TurnableClock(handMovedClock().clock);
    for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => turned.advance(ms)).toThrow(RangeError);
    for (const scale of [0, 0.5, -2, Number.NaN]) expect(() => turned.setScale(scale)).toThrow(RangeError);
  });

  it('forgets a timer that is cancelled, and one whose sleep is aborted', async () => {
    const { clock, pending } = handMovedClock();
    const turned = new TurnableClock(clock);
    turned.setTimer(1000, () => {})();
    const stop = new AbortController();
    const sleeping = turned.sleep(1000, stop.signal);
    stop.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
    turned.advance(5000);
    expect(pending()).toBe(0);
  });
});
