import { signal } from '@preact/signals';
import { problemText } from './api.ts';
import { after } from './browser-clock.ts';

export interface Toast {
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

export const toast = signal<Toast | undefined>(undefined);
let cancel = (): void => {};

/** Says something for a moment; what went wrong stays longer. */
export function say(text: string, tone: Toast['tone'] = 'good'): void {
  cancel();
  toast.value = { text, tone };
  cancel = after(tone === 'good' ? 4_000 : 10_000, () => {
    toast.value = undefined;
  });
}

/** Does something, and says what went wrong with it; true when nothing did. */
export async function attempt(doing: () => Promise<unknown>): Promise<boolean> {
  try {
    await doing();
    return true;
  } catch (error) {
    say(problemText(error), 'bad');
    return false;
  }
}

export async function copy(text: string, what: string): Promise<void> {
  await attempt(async () => {
    await navigator.clipboard.writeText(text);
    say(what);
  });
}
