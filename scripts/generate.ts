import { readFileSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { generateFiles } from './generate/generate-files.ts';
import { compareFiles, type Difference, writeFiles } from './generate/output.ts';
import { readSpec } from './generate/read-spec.ts';
import { SpecError } from './generate/spec-error.ts';

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

process.exitCode = await run();
if (options.watch) watchSpec();

async function run(): Promise<number> {
  try {
    const files = await generateFiles(readSpec(root), readFileSync(join(root, 'README.md'), 'utf8'));
    return options.check ? report(compareFiles(root, files)) : say(writeFiles(root, files));
  } catch (error) {
    if (!(error instanceof SpecError)) return ownFault(error);
    process.stderr.write(`${error.message}\n`);
    return exitCodes.badDocument;
  }
}

function ownFault(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`generate failed, and it is not the document's fault: ${message}\n`);
  return exitCodes.ownFault;
}

function say(changed: readonly string[]): number {
  process.stdout.write(
    changed.length === 0 ? 'generated/ is up to date\n' : `${changed.map((p) => `wrote ${p}\n`).join('')}`,
  );
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

/** Editors save in several steps, so a short quiet time decides that a change is over. */
function watchSpec(): void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  process.stdout.write('watching spec/, ^C to quit\n');
  watch(join(root, 'spec'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(async () => void (await run()));
    }, 80);
  });
}
