import { checkExamples } from './check/check-examples.ts';
import { checkScenarios } from './check/check-scenarios.ts';
import { checkedContract } from './check/checked-contract.ts';
import { validateAsyncApi } from './check/validate-asyncapi.ts';
import type { AsyncApiParser } from './read/asyncapi-parser.ts';
import { readScenarios } from './read/read-scenarios.ts';
import type { Spec } from './read/read-spec.ts';
import { compileReceiverCases } from './receiver-cases/compile-receiver-cases.ts';
import { renderCatalog } from './render/catalog.ts';
import { renderDocs } from './render/docs.ts';
import { renderExamples } from './render/examples.ts';
import { renderJsonSchemas } from './render/json-schemas.ts';
import { renderModels } from './render/models.ts';
import { renderReadme } from './render/readme-table.ts';
import { renderReceiverCases } from './render/receiver-cases.ts';
import { renderSamples } from './render/samples.ts';
import { renderScenarios, scenarioSchema } from './render/scenarios.ts';
import { renderShapes } from './render/shapes.ts';
import { renderSpecLines } from './render/spec-lines.ts';
import { contractAjv, renderValidators } from './render/validators.ts';

/**
 * The whole of generation: a document in, texts by path out, and nothing written. The same document gives the same
 * bytes. Throws a `SpecError` for a document that cannot be used.
 */
export async function generateFiles(
  spec: Spec,
  readme: string,
  parser: AsyncApiParser,
): Promise<ReadonlyMap<string, string>> {
  // Our own checks come first: they know more of what is meant, and are done before the parser has loaded.
  const contract = checkedContract(spec);
  const ajv = contractAjv(contract);
  checkExamples(contract, ajv);
  const scenarios = readScenarios(spec);
  const schema = scenarioSchema(scenarios, contract);
  checkScenarios(schema, scenarios.scenarios);
  const cases = compileReceiverCases(contract);
  const verdict = validateAsyncApi(spec, parser);
  // If something below throws, nobody waits for the verdict any more.
  verdict.catch(() => undefined);
  const models = await renderModels(contract);
  const files = new Map([
    ['generated/models.ts', models],
    ['generated/validators.ts', renderValidators(contract, ajv)],
    ['generated/catalog.ts', renderCatalog(contract)],
    ['generated/shapes.ts', renderShapes(contract)],
    ['generated/spec-lines.ts', renderSpecLines(contract)],
    ['generated/samples.ts', renderSamples(contract)],
    ['generated/examples.ts', renderExamples(contract)],
    ['generated/docs.ts', renderDocs(contract, readme)],
    ...renderJsonSchemas(contract),
    ...renderScenarios(scenarios, schema),
    ['generated/cases.ts', renderReceiverCases(cases)],
    ['README.md', renderReadme(contract, readme)],
  ]);
  await verdict;
  return files;
}
