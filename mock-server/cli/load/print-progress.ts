import type { SeriesPoint } from '../../load/recording/time-series.ts';
import type { Terminal } from '../output/terminal.ts';

const bars = '▁▂▃▄▅▆▇█';
const SHOWN_SECONDS = 20;
/** Up one line, and that line cleared. */
const OVERWRITE = '\u001b[1A\u001b[2K';

/** A printer of one line per second, which for a person at a terminal is written over the one before. */
export function progressPrinter(terminal: Terminal): (point: SeriesPoint, underway: number) => void {
  const rates: number[] = [];
  let printed = false;
  return ({ fromMs, lastsMs, answered, errors, p99 }, underway) => {
    const perSecond = lastsMs > 0 ? (answered / lastsMs) * 1000 : 0;
    rates.push(perSecond);
    if (rates.length > SHOWN_SECONDS) rates.shift();
    const failing = errors > 0 ? terminal.paint('red', `${errors} errors`) : '0 errors';
    const words = [
      `${Math.round((fromMs + lastsMs) / 1000)} s`,
      `${whole(perSecond)}/s`,
      `${underway} under way`,
      failing,
      `p99 ${p99.toFixed(1)} ms`,
    ];
    const overwrite = terminal.interactive && printed ? OVERWRITE : '';
    const line = terminal.interactive ? [...words, sparkline(rates)] : words;
    terminal.progress(overwrite + line.join('  '));
    printed = true;
  };
}

/** A bar for each value, the largest one at full height. */
export function sparkline(values: readonly number[]): string {
  const most = Math.max(...values, Number.MIN_VALUE);
  return values.map((value) => bars[Math.round((value / most) * (bars.length - 1))]).join('');
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
