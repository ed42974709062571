import { signal } from '@preact/signals';

/** Time in the browser; nothing else here touches it. */
export function wallNow(): number {
  return Date.now();
}

/** Calls `fn` once; returns how to stop that. */
export function after(ms: number, fn: () => void): () => void {
  const timer = setTimeout(fn, ms);
  return () => clearTimeout(timer);
}

/** Calls `fn` again and again, but not while nobody looks at the page; returns how to stop that. */
export function every(ms: number, fn: () => void): () => void {
  const timer = setInterval(() => {
    if (!document.hidden) fn();
  }, ms);
  return () => clearInterval(timer);
}

/** The present second, for texts such as “3 s ago”. */
export const currentMs = signal(wallNow());

/** Lets the present second go on; once, when the page starts. */
export function startClock(): void {
  every(1_000, () => {
    currentMs.value = wallNow();
  });
}
