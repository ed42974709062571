import { type SeriesPoint, together } from '../../load/recording/time-series.ts';
import type { Terminal } from '../output/terminal.ts';

const bars = '▁▂▃▄▅▆▇█';
const SHOWN_SECONDS = 20;
/** How often a line is printed where nobody watches; the first second has one too. */
const EVERY_MS = 5_000;
/** Up one line, and that line cleared. */
const OVERWRITE = '\u001b[1A\u001b[2K';

export type ProgressPrinter = (point: SeriesPoint, underway: number) => void;

/**
 * A printer of how it goes: for a person at a terminal one line that changes every second, with the answers of the last
 * seconds as bars, else a line every few seconds over all of them.
 */
export function progressPrinter(terminal: Terminal): ProgressPrinter {
  return terminal.interactive ? changingLine(terminal) : linesFrom(terminal);
}

function changingLine(terminal: Terminal): ProgressPrinter {
  const rates: number[] = [];
  let printed = false;
  return (point, underway) => {
    rates.push(answersPerSecond(point));
    if (rates.length > SHOWN_SECONDS) rates.shift();
    const line = [...inWords(terminal, point, underway), sparkline(rates)].join('  ');
    terminal.progress((printed ? OVERWRITE : '') + line);
    printed = true;
  };
}

function linesFrom(terminal: Terminal): ProgressPrinter {
  let unsaid: SeriesPoint | undefined;
  return (second, underway) => {
    const point = unsaid ? together(unsaid, second) : second;
    // Seconds end a little late: the first of the next stretch is nearer than the last of this one.
    const isDue = point.fromMs === 0 || point.lastsMs > EVERY_MS - 500;
    unsaid = isDue ? undefined : point;
    if (isDue) terminal.progress(inWords(terminal, point, underway).join('  '));
  };
}

function inWords({ paint }: Terminal, point: SeriesPoint, underway: number): readonly string[] {
  const { fromMs, lastsMs, errors, p99 } = point;
  return [
    `${Math.round((fromMs + lastsMs) / 1000)} s`,
    `${whole(answersPerSecond(point))}/s`,
    `${underway} under way`,
    errors > 0 ? paint('red', `${errors} errors`) : '0 errors',
    `p99 ${p99.toFixed(1)} ms`,
  ];
}

function answersPerSecond({ answered, lastsMs }: SeriesPoint): number {
  return lastsMs > 0 ? (answered / lastsMs) * 1000 : 0;
}

/** A bar for each value, the largest one at full height. */
function sparkline(values: readonly number[]): string {
  const most = Math.max(...values, Number.MIN_VALUE);
  return values.map((value) => bars[Math.round((value / most) * (bars.length - 1))]).join('');
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
