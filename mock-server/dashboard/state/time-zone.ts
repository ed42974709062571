import { signal } from '@preact/signals';
import { localText, utcText } from '../text/time-text.ts';

export const timeZones = ['utc', 'local'] as const;
export type TimeZone = (typeof timeZones)[number];

const key = 'plextera-times';

/** Whose clock exact times are told by. */
export const timeZone = signal<TimeZone>('utc');

/** An exact time as the person wants it; a text that is no time as it is. */
export function exactTime(time: string | number): string {
  return timeZone.value === 'utc' ? utcText(time) : localText(time);
}

/** The time of day of an exact time, to the second. */
export function timeOfDay(time: string): string {
  return exactTime(time).slice(11, 19);
}

export function chooseTimeZone(zone: TimeZone): void {
  timeZone.value = zone;
  try {
    localStorage.setItem(key, zone);
  } catch {
    // It then holds until the page is closed.
  }
}

/** Takes up what was chosen in this browser before. */
export function recallTimeZone(): void {
  try {
    const text = localStorage.getItem(key);
    timeZone.value = timeZones.find((zone) => zone === text) ?? 'utc';
  } catch {
    // A browser may forbid storage.
  }
}
