import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type ContractDiff, compareContracts } from './contract-diff/compare-contracts.ts';
import { withContractOfRef } from './contract-diff/read/contract-of-ref.ts';
import { readReleased } from './contract-diff/read/released-contract.ts';
import { readWireContract } from './contract-diff/read/wire-contract.ts';
import { jsonReport } from './contract-diff/report/json-report.ts';
import { textReport } from './contract-diff/report/text-report.ts';
import { readSpec } from './generate/read/read-spec.ts';
import { SpecError } from './generate/read/spec-error.ts';

interface Options {
  readonly against?: string;
  readonly format: 'text' | 'json';
  readonly root: string;
}

const exitCodes = { nothingBreaks: 0, breaks: 1, badDocument: 2, ownFault: 70 } as const;

const { against, format, root } = new Command('contract-diff')
  .description('Compare spec/ with the contract of the last release, as those see it who receive the events.')
  .option('--against <ref>', 'compare with spec/ of this commit, branch or tag instead of spec/released/')
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
  .option('--root <dir>', 'the folder that holds spec/', join(import.meta.dirname, '..'))
  .addHelpText(
    'after',
    '\nExit codes: 0 nothing breaks, or the major number of info.version moved; 1 consumers break; ' +
      '2 bad document or usage; 70 our own fault',
  )
  .exitOverride((error) =>
    process.exit(error.exitCode === 0 ? exitCodes.nothingBreaks : exitCodes.badDocument),
  )
  .parse()
  .opts<Options>();

// tsx has Node read the source map of every package that is loaded, for stacks that are never shown here.
process.setSourceMapsEnabled(false);
process.exitCode = run(resolve(root));

function run(folder: string): number {
  try {
    const after = readWireContract(readSpec(folder));
    const diff =
      against === undefined
        ? compareContracts(readReleased(folder), after)
        : withContractOfRef(folder, against, (before) => compareContracts(before, after));
    process.stdout.write(format === 'json' ? jsonReport(diff) : textReport(diff));
    return isAllowed(diff) ? exitCodes.nothingBreaks : exitCodes.breaks;
  } catch (error) {
    const [message] = (error instanceof Error ? error.message : String(error)).split('\n');
    const ours =
      error instanceof SpecError ? '' : "contract-diff failed, and it is not the documents' fault: ";
    process.stderr.write(`${ours}${message}\n`);
    return error instanceof SpecError ? exitCodes.badDocument : exitCodes.ownFault;
  }
}

function isAllowed({ verdict, majorMoved }: ContractDiff): boolean {
  return verdict !== 'breaking' || majorMoved;
}
