import type { Command } from 'commander';
import { jsonLine } from '../../delivery/json-line.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { addServeOptions, type ServeOptions } from '../options/serve-options.ts';
import { type DescribedOption, describeOptions } from '../settings/describe-options.ts';
import { settleOptions } from '../settings/settle-options.ts';

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command
    .option(
      '--show',
      'print every option of `serve`, its value, and where it came from (what it always does)',
    )
    .option('--json', 'print one JSON line per option');
  addServeOptions(command).action(async () => {
    const settled = await settleOptions(command, context);
    const described = await describeOptions(command.opts<ServeOptions>(), settled, context);
    const { json } = command.opts<{ readonly json?: true }>();
    for (const line of json ? described.map(jsonLine) : table(described)) context.terminal.result(line);
    end(exitCodes.done);
  });
}

function table(described: readonly DescribedOption[]): readonly string[] {
  const rows = described.map(({ name, value, from }) => [name, shown(value), printableText(from)] as const);
  const [names, values] = ([0, 1] as const).map((at) => Math.max(...rows.map((row) => row[at].length)));
  return rows.map(([name, value, from]) =>
    [name.padEnd(names ?? 0), value.padEnd(Math.min(values ?? 0, 60)), from].join('  '),
  );
}

function shown(value: DescribedOption['value']): string {
  if (value === null) return '-';
  if (!Array.isArray(value)) return printableText(String(value), 500);
  return value.length === 0 ? '-' : value.map((item) => printableText(item, 200)).join(', ');
}
