import { useEffect, useRef } from 'preact/hooks';
import { singleKeys } from './single-keys.ts';

export type Shortcuts = Readonly<Record<string, () => void>>;

const active: { current: Shortcuts }[] = [];

/**
 * Keys of a part of the page, for as long as it is there; of the parts that have a key the newest gets it.
 *
 * @param everywhere on every page, and only where no part of it has the key.
 */
export function useShortcuts(shortcuts: Shortcuts, { everywhere = false } = {}): void {
  const held = useRef(shortcuts);
  held.current = shortcuts;
  useEffect(() => {
    // Effects of what is within run first, so the order of time does not say what is within what.
    if (everywhere) active.unshift(held);
    else active.push(held);
    return () => void active.splice(active.indexOf(held), 1);
  }, []);
}

/** Keys, but not while somebody types or a dialog is open; those of one character only while they are on. */
export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
    if (event.key.length === 1 && !singleKeys.value) return;
    const handler = active.findLast(({ current }) => Object.hasOwn(current, event.key))?.current[event.key];
    if (!handler) return;
    event.preventDefault();
    handler();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
