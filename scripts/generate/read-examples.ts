import { readFileSync } from 'node:fs';
import { isObject, type Json, type JsonObject, type JsonPath, nodeAt } from './json.ts';
import { referencedFile, type Spec } from './read-spec.ts';
import { SpecError } from './spec-error.ts';

/** One example of a message: a file below `spec/examples/`. */
export interface SpecExample {
  readonly name: string;
  readonly summary: string;
  /** The file as the document refers to it, e.g. `./examples/<event type>/full.json`. */
  readonly file: string;
  readonly payload: JsonObject;
}

/** Reads the examples that a message lists; a file that is not JSON is an error with its name. */
export function readExamples(spec: Spec, path: JsonPath): readonly SpecExample[] {
  const listed = nodeAt(spec.document, path);
  if (!Array.isArray(listed) || listed.length === 0) throw spec.problem(path, 'a message needs examples');
  return listed.map((example: Json, index) => {
    const at = [...path, index];
    const reference = nodeAt(example, ['payload', '$ref']);
    const name = nodeAt(example, ['name']);
    if (typeof reference !== 'string' || typeof name !== 'string')
      throw spec.problem(
        at,
        'an example has a name, and a payload that refers to a file below spec/examples/',
      );
    const file = referencedFile(spec, reference, [...at, 'payload', '$ref']);
    const summary = nodeAt(example, ['summary']);
    return {
      name,
      summary: typeof summary === 'string' ? summary : '',
      file: reference,
      payload: read(file, reference),
    };
  });
}

function read(file: string, name: string): JsonObject {
  const where = { file: `spec/${name.replace(/^\.\//, '')}` };
  let payload: Json;
  try {
    payload = JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    throw new SpecError(where, `not valid JSON: ${(error as Error).message}`);
  }
  if (!isObject(payload)) throw new SpecError(where, 'an example is a JSON object');
  return payload;
}
