import { posix } from 'node:path';
import { isObject, type Json, type JsonObject, type JsonPath, nodeAt } from './json.ts';
import { readText, referencedFile, type Spec } from './read-spec.ts';
import { SpecError } from './spec-error.ts';

/** One example of a message: a file below `spec/examples/`. */
export interface SpecExample {
  readonly name: string;
  readonly summary: string;
  /** Name of the file for people, e.g. `spec/examples/<event type>/full.json`. */
  readonly file: string;
  readonly absoluteFile: string;
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
    const absoluteFile = referencedFile(spec, reference, [...at, 'payload', '$ref']);
    const file = posix.join(posix.dirname(spec.file), reference);
    const summary = nodeAt(example, ['summary']);
    return {
      name,
      summary: typeof summary === 'string' ? summary : '',
      file,
      absoluteFile,
      payload: read(absoluteFile, file),
    };
  });
}

function read(absoluteFile: string, file: string): JsonObject {
  const text = readText(absoluteFile, file);
  let payload: Json;
  try {
    payload = JSON.parse(text) as Json;
  } catch (error) {
    const message = (error as Error).message.split(' (line ')[0];
    throw new SpecError({ file, line: lineOfMessage(text, String(message)) }, `not valid JSON: ${message}`);
  }
  if (!isObject(payload)) throw new SpecError({ file, line: 1 }, 'an example is a JSON object');
  return payload;
}

/** The only place that `JSON.parse` gives is an offset within its message, or none where the text ends too early. */
function lineOfMessage(text: string, message: string): number {
  const offset = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, offset === undefined ? text.trimEnd().length : Number(offset)).split('\n').length;
}
