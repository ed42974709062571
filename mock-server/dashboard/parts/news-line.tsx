import { useEffect, useRef, useState } from 'preact/hooks';
import { every } from '../state/browser-clock.ts';
import { heldCount, loaded, rows } from '../state/live.ts';

const gatherMs = 4_000;

/** Tells screen readers how many deliveries came, now and then and not one by one. */
export function NewsLine() {
  const [news, setNews] = useState('');
  const seen = useRef<number | undefined>(undefined);
  useEffect(
    () =>
      every(gatherMs, () => {
        if (!loaded.peek()) return;
        const count = rows.peek().length + heldCount.peek();
        const added = count - (seen.current ?? count);
        seen.current = count;
        if (added > 0) setNews(added === 1 ? '1 new delivery' : `${added} new deliveries`);
      }),
    [],
  );
  return (
    <p class="sr" aria-live="polite">
      {news}
    </p>
  );
}
