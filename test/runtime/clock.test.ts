import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../mock-server/runtime/clock.ts';

describe('the system clock', () => {
  test('tells the time of day, and a time that never goes back', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
    const first = systemClock.monotonicMs();
    expect(systemClock.monotonicMs()).toBeGreaterThanOrEqual(first);
  });

  test('sleeps, and wakes with the reason when aborted', async () => {
    await systemClock.sleep(1);
    const controller = new AbortController();
    const sleeping = systemClock.sleep(60_000, controller.signal);
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    await expect(systemClock.sleep(60_000, controller.signal)).rejects.toBe(reason);
  });

  test('imports nothing', () => {
    const source = readFileSync(new URL('../../mock-server/runtime/clock.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/^import/m);
  });
});

describe('a timer of the system clock', () => {
  const MONTH_MS = 30 * 24 * 3_600_000;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => vi.useRealTimers());

  test('fires once after its delay, even one longer than Node’s timers hold', () => {
    const fired = vi.fn();
    systemClock.setTimer(MONTH_MS, fired);
    vi.advanceTimersByTime(MONTH_MS - 10);
    expect(fired).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20);
    expect(fired).toHaveBeenCalledTimes(1);
  });

  test('is cancelled in any of its laps, and after it fired without harm', () => {
    const fired = vi.fn();
    const cancelLong = systemClock.setTimer(MONTH_MS, fired);
    const cancelShort = systemClock.setTimer(5, () => undefined);
    vi.advanceTimersByTime(MONTH_MS - 10);
    cancelLong();
    cancelShort();
    vi.advanceTimersByTime(MONTH_MS);
    expect(fired).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([-1, Number.NaN, 0])('with a delay of %d fires at once', (delayMs) => {
    const fired = vi.fn();
    systemClock.setTimer(delayMs, fired);
    vi.advanceTimersByTime(1);
    expect(fired).toHaveBeenCalledTimes(1);
  });
});
