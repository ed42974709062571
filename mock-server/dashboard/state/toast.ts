import { signal } from '@preact/signals';
import { problemText } from './api.ts';
import { after } from './browser-clock.ts';

export interface Toast {
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

export const toast = signal<Toast | undefined>(undefined);
/** A text that the browser would not let us copy; a person copies it out of a dialog. */
export const uncopied = signal<string | undefined>(undefined);
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

/** Copies a text and says so. Where the browser refuses, as on a page that came without TLS, it is shown to be copied. */
export async function copy(text: string, what: string): Promise<void> {
  // By its type always there; in fact only on pages of this machine, or with TLS.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (clipboard === undefined) throw new Error('There is no clipboard.');
    await clipboard.writeText(text);
    say(what);
  } catch {
    uncopied.value = text;
  }
}
