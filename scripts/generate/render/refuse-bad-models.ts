import type { Contract } from '../read/contract.ts';
import { SpecError } from '../read/spec-error.ts';

/** Modelina falls back to names and types of its own without a word; each is a bug in what it was given. */
export function refuseBadModels(
  { spec, events }: Pick<Contract, 'spec' | 'events'>,
  models: ReadonlyMap<string, string>,
): void {
  for (const [name, text] of models) {
    const path = ['components', 'schemas', name];
    if (/^(Root|Anonymous)/.test(name))
      throw new SpecError(
        { file: spec.file, path: '#/components/schemas' },
        `the model ${name} has a name that Modelina gives to schemas without one; name the schema otherwise`,
      );
    if (holdsAny(text)) throw spec.problem(path, 'its model holds an "any"; say what type it has');
  }
  for (const { schema } of events)
    if (!models.has(schema)) throw spec.problem(['components', 'schemas', schema], 'it got no model');
}

/** The type, not the word in a comment, in a constant or as the name of a property. */
function holdsAny(declaration: string): boolean {
  const code = declaration.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  return /\bany\b(?!\??:)/.test(code);
}
