import type { ErrorObject } from 'ajv';
import type { Contract, EventEntry } from './contract.ts';
import type { SpecExample } from './read-examples.ts';
import { SpecError } from './spec-error.ts';
import { contractAjv } from './validators.ts';

/** Throws a `SpecError` for the first example that breaks the schema of its event. */
export function checkExamples(contract: Contract): void {
  const ajv = contractAjv(contract);
  for (const event of contract.events) {
    const validate = ajv.compile({ $ref: `contract#/definitions/${event.schema}` });
    for (const example of event.examples)
      if (!validate(example.payload)) throw exampleProblem(event, example, validate.errors ?? []);
  }
}

function exampleProblem(
  { schema }: EventEntry,
  example: SpecExample,
  errors: readonly ErrorObject[],
): SpecError {
  const [error] = errors;
  const params = error?.keyword === 'const' ? ` (${JSON.stringify(error.params.allowedValue)})` : '';
  const location = {
    file: `spec/${example.file.replace(/^\.\//, '')}`,
    path: `#${error?.instancePath ?? ''}`,
  };
  return new SpecError(
    location,
    `${error?.message ?? 'is not valid'}${params}, says ${schema}; mend one of the two`,
  );
}
