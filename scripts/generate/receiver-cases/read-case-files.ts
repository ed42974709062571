import { readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { isObject, type Json, type JsonObject, type JsonPath, toPointer } from '../read/json.ts';
import { placeOf } from '../read/line-of.ts';
import { readText, type Spec } from '../read/read-spec.ts';
import { SpecError } from '../read/spec-error.ts';

/** A YAML mapping of `spec/receiver-cases/`, with a way back from each place to its line and column. */
export interface CaseFile {
  readonly document: JsonObject;
  problem(path: JsonPath, problem: string): SpecError;
}

/** What `spec/receiver-cases/` holds. */
export interface CaseFiles {
  /** The JSON Schema of a file of cases. */
  readonly schema: JsonObject;
  /** Code by name and framework. */
  readonly snippets: CaseFile;
  readonly groups: readonly CaseFile[];
}

const snippetsFile = 'snippets.yaml';

/** Reads `spec/receiver-cases/`; throws a `SpecError` for a file that is no YAML mapping. */
export function readCaseFiles(spec: Spec): CaseFiles {
  const folder = join(dirname(spec.absoluteFile), 'receiver-cases');
  const read = (name: string) =>
    readMapping(join(folder, name), posix.join(posix.dirname(spec.file), 'receiver-cases', name));
  const { document: schema } = read('receiver-case.schema.json');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== snippetsFile);
  return { schema, snippets: read(snippetsFile), groups: names.sort().map(read) };
}

// JSON is YAML, and YAML's parser knows where things stand.
function readMapping(absoluteFile: string, file: string): CaseFile {
  const lines = new LineCounter();
  const yaml = parseDocument(readText(absoluteFile, file), { lineCounter: lines, prettyErrors: false });
  const [error] = [...yaml.errors, ...yaml.warnings];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new SpecError({ file, line, column: col }, `not valid YAML: ${error.message}`);
  }
  const document = yaml.toJS() as Json;
  if (!isObject(document)) throw new SpecError({ file, line: 1, column: 1 }, 'it has to be a mapping');
  const problem = (path: JsonPath, what: string) =>
    new SpecError({ file, ...placeOf(yaml, lines, path), path: toPointer(path) }, what);
  return { document, problem };
}
