import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** In pixels; undefined where there is no window to measure, as when a server draws the page. */
  readonly rowHeight: number | undefined;
}

/** So that a quick wheel does not outrun what is drawn. */
const spare = 6;
/** Moves by so many rows at once, since each move costs the same. */
const step = 4;
const narrow = '(max-width: 48rem)';
const rowHeights = { wide: 56, narrow: 84 };

/** Which of so many rows are in view; the window scrolls, and `place` is where the rows begin. */
export function useRowWindow(place: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [range, setRange] = useState<RowWindow>({ from: 0, to: 40, rowHeight: heightNow() });
  useLayoutEffect(() => {
    const measure = () => {
      const rowHeight = heightNow();
      if (!place.current || rowHeight === undefined) return;
      const above = -place.current.getBoundingClientRect().top;
      const from = Math.max(0, down(above / rowHeight) - spare);
      const to = Math.max(0, down((above + window.innerHeight) / rowHeight) + step + spare);
      setRange((old) =>
        old.from === from && old.to === to && old.rowHeight === rowHeight ? old : { from, to, rowHeight },
      );
    };
    measure();
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [count]);
  return range;
}

function heightNow(): number | undefined {
  if (typeof matchMedia === 'undefined') return undefined;
  return matchMedia(narrow).matches ? rowHeights.narrow : rowHeights.wide;
}

function down(row: number): number {
  return Math.floor(row / step) * step;
}
