import { watch } from 'node:fs';

const quietMs = 80;

/**
 * Calls `act` after each change in a folder, never twice at once. Editors save in several steps, so a short quiet
 * time decides that a change is over.
 */
export function watchFolder(folder: string, act: () => Promise<unknown>): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(act);
    }, quietMs);
  };
  // A folder that goes away, for a branch that is checked out for one, is a change like any other.
  watch(folder, { recursive: true }, changed).on('error', changed);
}
