import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { checkedContract } from './generate/check/checked-contract.ts';
import { startAsyncApiParser } from './generate/read/asyncapi-parser.ts';
import type { Contract } from './generate/read/contract.ts';
import { readSpec, type Spec } from './generate/read/read-spec.ts';
import { SpecError } from './generate/read/spec-error.ts';
import { definitionsOf, reachableFrom, unionName } from './generate/render/bundle-schemas.ts';

const exitCodes = { clean: 0, findings: 1, usage: 2 } as const;
const severities = ['error', 'warning'];

const { root } = new Command('lint-spec')
  .description('Judge spec/asyncapi.yaml by our own rules and by all rules of the AsyncAPI parser.')
  .option('--root <dir>', 'the folder that holds spec/', join(import.meta.dirname, '..'))
  .addHelpText('after', '\nExit codes: 0 nothing to say, 1 errors or warnings, 2 usage')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.clean : exitCodes.usage))
  .parse()
  .opts<{ readonly root: string }>();

const parser = startAsyncApiParser();
const findings = await lint();
await parser.close();
for (const finding of findings) process.stderr.write(`${finding}\n`);
if (findings.length === 0) process.stdout.write('spec/asyncapi.yaml is clean\n');
process.exitCode = findings.length === 0 ? exitCodes.clean : exitCodes.findings;

async function lint(): Promise<readonly string[]> {
  try {
    const spec = readSpec(resolve(root));
    const style = await styleFindings(spec);
    return [...style, ...unusedSchemas(checkedContract(spec))];
  } catch (error) {
    if (error instanceof SpecError) return [error.message];
    throw error;
  }
}

/** Remarks, such as that a newer AsyncAPI exists, are left out: we know, and stay on the one that works. */
async function styleFindings(spec: Spec): Promise<readonly string[]> {
  const { text, absoluteFile: source } = spec;
  const found = await parser.findings({ text, source, rules: 'all' });
  return found
    .filter(({ severity }) => severity < severities.length)
    .map(({ severity, path, message, code }) => {
      return spec.problem(path, `${severities[severity]}: ${message} (${code})`).message;
    });
}

function unusedSchemas(contract: Contract): readonly string[] {
  const definitions = definitionsOf(contract);
  const roots = [unionName, contract.envelopeSchema, contract.headersSchema];
  const used = new Set(roots.flatMap((name) => [...reachableFrom(definitions, name)]));
  return Object.keys(contract.schemas)
    .filter((name) => !used.has(name))
    .map((name) => contract.spec.problem(['components', 'schemas', name], 'nothing refers to it').message);
}
