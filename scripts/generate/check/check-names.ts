import type { Contract } from '../read/contract.ts';

/** Names that the generated code gives to something else, or takes from the language. */
const takenModels = [
  'PlexteraEvent',
  'Envelope',
  'EventOf',
  'Validator',
  'ValidationIssue',
  'Record',
  'Omit',
  'Extract',
];
const takenFiles = ['event', 'envelope', 'headers'];

/** Schemas become types and event types become file names, so neither can be called as one likes. */
export function checkNames({ spec, events, schemas }: Contract): void {
  for (const name of Object.keys(schemas)) {
    const path = ['components', 'schemas', name];
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name))
      throw spec.problem(path, `a schema is named in PascalCase, by letters and digits; "${name}" is not`);
    if (takenModels.includes(name)) throw spec.problem(path, `the name ${name} is taken by generated code`);
  }
  for (const { type, schema } of events) {
    const path = ['components', 'schemas', schema, 'properties', 'eventType', 'const'];
    if (!/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(type))
      throw spec.problem(path, 'an event type is lower-case words with dots and hyphens between them');
    if (takenFiles.includes(type)) throw spec.problem(path, `the name ${type} is taken by a generated file`);
  }
}
