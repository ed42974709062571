import { signal } from '@preact/signals';

const key = 'plextera-single-keys';

/** Whether keys of one character do something: speech input and a hand that slips press them by accident. */
export const singleKeys = signal(true);

/** Switches them, and remembers that in this browser. */
export function chooseSingleKeys(on: boolean): void {
  singleKeys.value = on;
  try {
    localStorage.setItem(key, on ? 'on' : 'off');
  } catch {
    // It then holds until the page is closed.
  }
}

/** What a tooltip says, with the key where it works. */
export function titleWithKey(title: string, name: string): string {
  return singleKeys.value ? `${title} (${name})` : title;
}

/** Takes up what was chosen in this browser before. */
export function recallSingleKeys(): void {
  try {
    singleKeys.value = localStorage.getItem(key) !== 'off';
  } catch {
    // A browser may forbid storage.
  }
}
