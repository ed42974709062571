import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { compareContracts } from './contract-diff/compare-contracts.ts';
import { hasReleased, readReleased, releasedFolder } from './contract-diff/read/released-contract.ts';
import { readWireContract } from './contract-diff/read/wire-contract.ts';
import { judgeRelease } from './contract-diff/release/judge-release.ts';
import { mendReleased, writeReleased } from './contract-diff/release/write-released.ts';
import { checkExamples } from './generate/check/check-examples.ts';
import { checkedContract } from './generate/check/checked-contract.ts';
import { readSpec } from './generate/read/read-spec.ts';
import { SpecError } from './generate/read/spec-error.ts';
import { contractAjv } from './generate/render/validators.ts';

const exitCodes = { released: 0, refused: 1, badDocument: 2, ownFault: 70 } as const;

const { root } = new Command('contract-release')
  .description('Make the contract of today the released one, with which contract-diff compares from then on.')
  .option('--root <dir>', 'the folder that holds spec/', join(import.meta.dirname, '..'))
  .addHelpText(
    'after',
    '\nExit codes: 0 released, or released already; 1 refused, because info.version does not say what changed; ' +
      '2 bad document or usage; 70 our own fault',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.released : exitCodes.badDocument))
  .parse()
  .opts<{ readonly root: string }>();

// tsx has Node read the source map of every package that is loaded, for stacks that are never shown here.
process.setSourceMapsEnabled(false);
process.exitCode = run(resolve(root));

function run(folder: string): number {
  try {
    return release(folder);
  } catch (error) {
    const [message] = (error instanceof Error ? error.message : String(error)).split('\n');
    const ours =
      error instanceof SpecError ? '' : "contract-release failed, and it is not the document's fault: ";
    process.stderr.write(`${ours}${message}\n`);
    return error instanceof SpecError ? exitCodes.badDocument : exitCodes.ownFault;
  }
}

function release(folder: string): number {
  mendReleased(folder);
  const spec = readSpec(folder);
  const contract = checkedContract(spec);
  checkExamples(contract, contractAjv(contract));
  const after = readWireContract(spec);
  const diff = hasReleased(folder) ? compareContracts(readReleased(folder), after) : undefined;
  const same = diff?.verdict === undefined && diff?.before.version.join() === after.version.join();
  if (diff && same) {
    process.stdout.write(`${contract.version} is released already, and nothing has changed\n`);
    return exitCodes.released;
  }
  const refusal = diff && judgeRelease(diff.before.version, after.version, diff.verdict);
  if (refusal !== undefined) {
    process.stderr.write(`${spec.problem(['info', 'version'], refusal).message}\n`);
    return exitCodes.refused;
  }
  writeReleased(folder, after);
  process.stdout.write(`released ${contract.version} to ${releasedFolder}/; commit it\n`);
  return exitCodes.released;
}
