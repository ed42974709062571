import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useRowWindow } from '../../parts/use-row-window.ts';
import { call } from '../../state/api.ts';
import type { DeliveryRow } from '../../state/delivery-row.ts';
import { scrolledAway } from '../../state/live.ts';
import { eventPath, navigate, scrollOf } from '../../state/route.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { attempt, say } from '../../state/toast.ts';
import { DeliveryLine } from './delivery-line.tsx';

/** The row that the keys are at; it outlives the page, so that whoever comes back is where they were. */
const selectedKey = signal<string | undefined>(undefined);
const headerHeight = 64;

/** All rows of which only those in view are drawn. */
export function DeliveryList({ rows }: { readonly rows: readonly DeliveryRow[] }) {
  const place = useRef<HTMLDivElement>(null);
  const { from, to, rowHeight } = useRowWindow(place, rows.length);
  // Where nothing was measured the rows stand as they are: from the first one on.
  const height = rowHeight === undefined ? undefined : { height: `${rows.length * rowHeight}px` };
  const shift = rowHeight === undefined ? undefined : { transform: `translateY(${from * rowHeight}px)` };

  const focus = (key: string) =>
    place.current
      ?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] a`)
      ?.focus({ preventScroll: true });
  const select = (index: number) => {
    const row = rows[index];
    if (!row || !place.current || rowHeight === undefined) return;
    selectedKey.value = row.key;
    const top = place.current.getBoundingClientRect().top + index * rowHeight;
    if (top < headerHeight) window.scrollBy(0, top - headerHeight - 8);
    else if (top + rowHeight > window.innerHeight)
      window.scrollBy(0, top + rowHeight - window.innerHeight + 8);
    requestAnimationFrame(() => requestAnimationFrame(() => focus(row.key)));
  };
  const selected = rows.findIndex(({ key }) => key === selectedKey.value);
  useShortcuts({
    j: () => select(Math.min(rows.length - 1, selected + 1)),
    k: () => select(Math.max(0, selected - 1)),
    Enter: () => {
      const row = rows[selected];
      if (row) navigate(eventPath(row.eventId));
    },
    r: () => {
      const id = rows[selected]?.deliveryId;
      if (id === undefined) return say('Choose a delivery with j and k first.', 'bad');
      void attempt(async () => {
        await call('POST', '/api/v1/deliveries/resend', { deliveryIds: [id] });
        say('It is sent again.');
      });
    },
  });

  useLayoutEffect(() => {
    window.scrollTo(0, scrollOf('/'));
    if (selectedKey.value !== undefined) focus(selectedKey.value);
  }, []);
  useEffect(() => {
    const look = () => {
      scrolledAway.value = window.scrollY > 120;
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      window.removeEventListener('scroll', look);
      scrolledAway.value = false;
    };
  }, []);

  return (
    <div role="table" class="list" aria-label="Deliveries" aria-rowcount={rows.length + 1}>
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} class="line-head">
          {['Status', 'Event', 'Answer', 'Tries', 'Took', 'When'].map((title) => (
            <div role="columnheader" key={title}>
              {title}
            </div>
          ))}
        </div>
      </div>
      <div class="lines" ref={place} style={height}>
        <div
          role="rowgroup"
          style={shift}
          onFocusCapture={(event) => {
            const line = event.target instanceof Element ? event.target.closest('[data-key]') : null;
            if (line instanceof HTMLElement) selectedKey.value = line.dataset.key;
          }}
        >
          {rows.slice(from, to).map((row, at) => (
            <DeliveryLine
              key={row.key}
              row={row}
              index={from + at}
              selected={row.key === selectedKey.value}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
