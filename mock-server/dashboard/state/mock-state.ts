import { computed, signal } from '@preact/signals';
import type { ActiveFaultView } from '../../faults/active-fault.ts';
import type { ClockState } from '../../runtime/turnable-clock.ts';
import { ApiProblem, call } from './api.ts';
import { currentMs, every, wallNow } from './browser-clock.ts';

/** What is made to go wrong now. */
export const activeFaults = signal<readonly ActiveFaultView[]>([]);

interface ReadClock extends ClockState {
  readonly readAtMs: number;
}

/** The clock of the retry schedule; undefined where it is not ours to turn. */
export const scheduleClock = signal<ReadClock | undefined>(undefined);
export const clockIsShared = signal(false);

/** What the schedule’s clock shows now. */
export const scheduleNowMs = computed(() => {
  const clock = scheduleClock.value;
  const now = currentMs.value;
  return clock === undefined ? now : Date.parse(clock.now) + (now - clock.readAtMs) * clock.scale;
});

/** How long until a time of the schedule, in the seconds of the person who waits. */
export function untilMs(scheduledAt: string): number {
  return (Date.parse(scheduledAt) - scheduleNowMs.value) / (scheduleClock.value?.scale ?? 1);
}

export async function readFaults(): Promise<void> {
  activeFaults.value = (await call<{ data: readonly ActiveFaultView[] }>('GET', '/api/v1/faults')).data;
}

export async function readClock(): Promise<void> {
  try {
    setClock(await call('GET', '/api/v1/clock'));
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 409)) throw error;
    clockIsShared.value = true;
  }
}

export async function turnClock(
  change: { readonly advanceMs: number } | { readonly scale: number },
): Promise<void> {
  setClock(await call('POST', '/api/v1/clock', change));
}

export async function resetFaults(): Promise<void> {
  await call('DELETE', '/api/v1/faults');
  await readFaults();
}

/** Faults and the clock are also changed by others, and faults end by themselves. */
export function startMockState(): void {
  const read = () => {
    void readFaults().catch(() => undefined);
    if (!clockIsShared.value) void readClock().catch(() => undefined);
  };
  read();
  every(3_000, read);
}

function setClock(state: ClockState): void {
  scheduleClock.value = { ...state, readAtMs: wallNow() };
}
