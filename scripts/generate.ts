import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Difference } from './generate/output.ts';
import { startAsyncApiParser } from './generate/read/asyncapi-parser.ts';

interface Options {
  readonly check?: true;
  readonly watch?: true;
  readonly root: string;
}

const exitCodes = { done: 0, differs: 1, badDocument: 2, ownFault: 70 } as const;

const command = new Command('generate')
  .description('Write generated/ and the table of events in README.md from spec/asyncapi.yaml.')
  .option('--check', 'write nothing; exit 1 if generated/ is not what the document says')
  .option('--watch', 'generate again whenever spec/ changes')
  .option('--root <dir>', 'the folder that holds spec/ and generated/', join(import.meta.dirname, '..'))
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 --check found a difference, 2 bad document or usage, 70 our own fault',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.badDocument))
  .parse();
const options = command.opts<Options>();
const root = resolve(options.root);

// tsx has Node read the source map of every package that is loaded, for stacks that are never shown here.
process.setSourceMapsEnabled(false);
// The parser loads in its thread while the rest loads here.
const parser = startAsyncApiParser();
const { generateFiles } = await import('./generate/generate-files.ts');
const { compareFiles, writeFiles } = await import('./generate/output.ts');
const { readSpec, readText } = await import('./generate/read/read-spec.ts');
const { SpecError } = await import('./generate/read/spec-error.ts');

process.exitCode = await run();
if (options.watch && existsSync(join(root, 'spec'))) await watchSpec();
else await parser.close();

async function run(): Promise<number> {
  try {
    const readme = readText(join(root, 'README.md'), 'README.md');
    const files = await generateFiles(readSpec(root), readme, parser);
    return options.check ? report(compareFiles(root, files)) : say(writeFiles(root, files));
  } catch (error) {
    if (!(error instanceof SpecError)) return ownFault(error);
    process.stderr.write(`${error.message}\n`);
    return exitCodes.badDocument;
  }
}

function ownFault(error: unknown): number {
  const [message] = (error instanceof Error ? error.message : String(error)).split('\n');
  process.stderr.write(`generate failed, and it is not the document's fault: ${message}\n`);
  return exitCodes.ownFault;
}

function say(mended: readonly Difference[]): number {
  const lines = mended.map(({ path, kind }) => `${kind === 'stray' ? 'removed' : 'wrote'} ${path}\n`);
  process.stdout.write(lines.length === 0 ? 'generated/ is up to date\n' : lines.join(''));
  return exitCodes.done;
}

function report(differences: readonly Difference[]): number {
  const [first] = differences;
  if (!first) {
    process.stdout.write('generated/ is up to date\n');
    return exitCodes.done;
  }
  const where = first.line === undefined ? first.path : `${first.path}:${first.line}`;
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more)` : '';
  const what = { missing: 'is missing', differs: 'differs', stray: 'does not come from spec/' }[first.kind];
  process.stderr.write(`${where} ${what}${more}; run "npm run generate" and commit what it writes\n`);
  return exitCodes.differs;
}

async function watchSpec(): Promise<void> {
  const { watchFolder } = await import('./generate/watch-folder.ts');
  watchFolder(join(root, 'spec'), run);
  process.stdout.write('watching spec/, ^C to quit\n');
}
