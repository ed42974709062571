import { renderCatalog } from './catalog.ts';
import { checkExamples } from './check-examples.ts';
import { checkSchemas } from './check-schemas.ts';
import { readContract } from './contract.ts';
import { renderExamples } from './examples.ts';
import { renderJsonSchemas } from './json-schemas.ts';
import { renderModels } from './models.ts';
import type { Spec } from './read-spec.ts';
import { renderReadme } from './readme-table.ts';
import { renderSamples } from './samples.ts';
import { renderShapes } from './shapes.ts';
import { validateAsyncApi } from './validate-asyncapi.ts';
import { renderValidators } from './validators.ts';

/**
 * The whole of generation: a document in, texts by path out, and nothing written. The same document gives the same
 * bytes. Throws a `SpecError` for a document that cannot be used.
 */
export async function generateFiles(spec: Spec, readme: string): Promise<ReadonlyMap<string, string>> {
  // Our own checks come first: they know the line, and take a tenth of the parser's time.
  checkSchemas(spec);
  const contract = readContract(spec);
  checkExamples(contract);
  const [models] = await Promise.all([renderModels(contract), validateAsyncApi(spec)]);
  return new Map([
    ['generated/models.ts', models],
    ['generated/validators.ts', renderValidators(contract)],
    ['generated/catalog.ts', renderCatalog(contract)],
    ['generated/shapes.ts', renderShapes(contract)],
    ['generated/samples.ts', renderSamples(contract)],
    ['generated/examples.ts', renderExamples(contract)],
    ...renderJsonSchemas(contract),
    ['README.md', renderReadme(contract, readme)],
  ]);
}
