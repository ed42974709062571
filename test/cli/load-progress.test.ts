import { expect, test } from 'vitest';
import { progressPrinter } from '../../mock-server/cli/load/print-progress.ts';
import type { Terminal } from '../../mock-server/cli/output/terminal.ts';
import { bucketOf } from '../../mock-server/load/recording/bucket-counts.ts';
import { seriesPoint } from '../../mock-server/load/recording/time-series.ts';

function linesOf(interactive: boolean, seconds: number): readonly string[] {
  const lines: string[] = [];
  const terminal: Terminal = {
    result: () => undefined,
    progress: (line) => void lines.push(line),
    paint: (_, text) => text,
    paintResult: (_, text) => text,
    interactive,
  };
  const print = progressPrinter(terminal);
  for (let second = 0; second < seconds; second++) {
    const counts = {
      fromMs: second * 1_000,
      lastsMs: 1_000,
      sent: 100,
      answered: 100 * (second + 1),
      errors: 1,
    };
    print(seriesPoint(counts, [bucketOf(second + 1), 100]), 7);
  }
  return lines;
}

test('where nobody watches there is a line every few seconds, over all that happened since the one before', () => {
  expect(linesOf(false, 12)).toEqual([
    '1 s  100/s  7 under way  1 errors  p99 1.0 ms',
    '6 s  400/s  7 under way  5 errors  p99 6.0 ms',
    '11 s  900/s  7 under way  5 errors  p99 11.0 ms',
  ]);
});

test('a person sees each second, and the rates of the last ones as bars', () => {
  const lines = linesOf(true, 30);
  expect(lines).toHaveLength(30);
  expect(lines[0]).toMatch(/^1 s {2}100\/s {2}7 under way {2}1 errors {2}p99 1\.0 ms {2}█$/);
  expect(lines[2]?.startsWith('\u001b[1A\u001b[2K3 s  ')).toBe(true);
  expect(lines[2]).toMatch(/ {2}▃▆█$/);
  expect(lines.at(-1)).toMatch(/ {2}[▁-█]{19}█$/);
});
