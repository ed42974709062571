import { Ajv } from 'ajv';
import type { JsonObject } from '../read/json.ts';
import { fromPointer } from '../read/json.ts';
import type { SpecScenario } from '../read/read-scenarios.ts';
import { describeError } from './describe-error.ts';

/** Throws a `SpecError` for the first scenario that breaks the schema, or is not named as its file. */
export function checkScenarios(schema: JsonObject, scenarios: readonly SpecScenario[]): void {
  const validate = new Ajv({ allowUnionTypes: true, verbose: true }).compile(schema);
  for (const { name, document, problem } of scenarios) {
    if (!validate(document)) {
      const [error] = validate.errors ?? [];
      throw problem(fromPointer(error?.instancePath ?? ''), describeError(error));
    }
    if (document.name !== name) throw problem(['name'], `has to be ${name}, as its file is called`);
  }
}
