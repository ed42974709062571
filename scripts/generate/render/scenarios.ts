import type { Contract } from '../read/contract.ts';
import { isObject, type JsonObject, toText } from '../read/json.ts';
import type { SpecScenarios } from '../read/read-scenarios.ts';
import { literal } from './literal.ts';
import { notice } from './notice.ts';

/** The schema of a scenario with the event types that there are, so that editors can offer them. */
export function scenarioSchema({ schema }: SpecScenarios, contract: Contract): JsonObject {
  const definitions = isObject(schema.definitions) ? schema.definitions : {};
  const eventType = isObject(definitions.eventType) ? definitions.eventType : {};
  const types = contract.events.map(({ type }) => type);
  return { ...schema, definitions: { ...definitions, eventType: { ...eventType, enum: types } } };
}

/** `generated/scenarios.ts` for the mock, and `generated/schemas/scenario.json` for editors. */
export function renderScenarios(
  { scenarios }: SpecScenarios,
  schema: JsonObject,
): ReadonlyMap<string, string> {
  const documents = Object.fromEntries(scenarios.map(({ name, document }) => [name, document]));
  const code = `${notice}
/** The JSON Schema of a scenario. */
export const scenarioSchema: { readonly [key: string]: unknown } = ${literal(schema)};

/** The scenarios that are shipped, by name; each keeps the schema. */
export const scenarios: { readonly [name: string]: unknown } = ${literal(documents)};
`;
  return new Map([
    ['generated/scenarios.ts', code],
    ['generated/schemas/scenario.json', toText(schema)],
  ]);
}
