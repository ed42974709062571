import { Ajv, type ErrorObject } from 'ajv';
import { describeError } from '../check/describe-error.ts';
import { didYouMean } from '../check/did-you-mean.ts';
import { fromPointer, isObject, type JsonObject, type JsonPath } from '../read/json.ts';
import type { CaseFile, CaseFiles } from './read-case-files.ts';

/** Throws a `SpecError` for the first thing in a file of cases that breaks their schema. */
export function checkCaseFiles({ schema, snippets, groups }: CaseFiles): void {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    verbose: true,
  });
  const validate = ajv.compile(schema);
  for (const { document, problem } of groups) {
    if (validate(document)) continue;
    // A misspelt key is a missing one as well, and it is the misspelt one that has to be mended.
    const errors = validate.errors ?? [];
    const unknown = errors.find(({ keyword }) => keyword === 'additionalProperties');
    const { path, what } = describe(unknown ?? errors[0]);
    throw problem(path, what);
  }
  checkSnippets(snippets);
}

function describe(error: ErrorObject | undefined): { readonly path: JsonPath; readonly what: string } {
  const path = fromPointer(error?.instancePath ?? '');
  if (error?.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    const known = Object.keys((error.parentSchema as JsonObject | undefined)?.properties ?? {});
    return { path: [...path, key], what: `unknown key "${key}"${didYouMean(key, known)}` };
  }
  if (error?.keyword === 'enum' && typeof error.data === 'string') {
    const known = (error.params.allowedValues as readonly unknown[]).map(String);
    return { path, what: `unknown word "${error.data}"${didYouMean(error.data, known)}` };
  }
  return { path, what: describeError(error) };
}

function checkSnippets({ document, problem }: CaseFile): void {
  for (const [name, code] of Object.entries(document)) {
    if (!isObject(code)) throw problem([name], 'must be code by framework');
    for (const [framework, text] of Object.entries(code))
      if (typeof text !== 'string') throw problem([name, framework], 'must be code, as a text');
  }
}
