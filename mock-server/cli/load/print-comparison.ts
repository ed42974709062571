import { printableText } from '../../delivery/printable-text.ts';
import { type Comparison, comparisonNote } from '../../load/comparison/compare-runs.ts';
import { changeTexts } from '../../load/reports/change-texts.ts';
import type { Terminal } from '../output/terminal.ts';
import { whole } from './print-progress.ts';

const NAME_WIDTH = 14;
const WIDTH = 14;

/** What changed since an earlier run, for a person. */
export function printComparison(
  terminal: Pick<Terminal, 'result' | 'paintResult'>,
  { before, unlike, changes }: Comparison,
): void {
  const { target, startedAt, sent } = before;
  terminal.result('');
  terminal.result(
    `against       ${whole(sent)} sent to ${printableText(target)}, from ${printableText(startedAt, 40)} on`,
  );
  for (const sentence of unlike) terminal.result(' '.repeat(NAME_WIDTH) + sentence);
  terminal.result(' '.repeat(NAME_WIDTH) + ['before', 'now', 'change'].map(cell).join(''));
  for (const change of changes) {
    const [was, is, by, worth] = changeTexts(change);
    const { standing } = change;
    const style = standing === 'better' ? 'green' : standing === 'worse' ? 'red' : 'dim';
    const row = change.metric.padEnd(NAME_WIDTH) + [was, is, by].map(cell).join('');
    terminal.result(worth === '' ? row : `${row}  ${terminal.paintResult(style, worth)}`);
  }
  terminal.result(comparisonNote);
}

function cell(text: string): string {
  return text.padStart(WIDTH);
}
