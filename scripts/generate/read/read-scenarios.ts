import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { isObject, type Json, type JsonObject, type JsonPath, toPointer } from './json.ts';
import { lineOf } from './line-of.ts';
import { readText, type Spec } from './read-spec.ts';
import { SpecError } from './spec-error.ts';

/** One scenario that is shipped, as it is written in `spec/scenarios/`. */
export interface SpecScenario {
  readonly name: string;
  readonly document: JsonObject;
  problem(path: JsonPath, problem: string): SpecError;
}

/** What `spec/scenarios/` holds. */
export interface SpecScenarios {
  /** The JSON Schema of a scenario, as people write it. */
  readonly schema: JsonObject;
  readonly scenarios: readonly SpecScenario[];
}

/** Reads `spec/scenarios/`; throws a `SpecError` for a file that is no YAML mapping. */
export function readScenarios(spec: Spec): SpecScenarios {
  const folder = join(dirname(spec.absoluteFile), 'scenarios');
  const shown = posix.join(posix.dirname(spec.file), 'scenarios');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  const schemaFile = posix.join(shown, 'scenario.schema.json');
  const { document: schema } = read(join(folder, 'scenario.schema.json'), schemaFile);
  const scenarios = names.sort().map((name) => {
    const { document, problem } = read(join(folder, name), posix.join(shown, name));
    return { name: name.replace(/\.yaml$/, ''), document, problem };
  });
  return { schema, scenarios };
}

// JSON is YAML, and YAML's parser knows where things stand.
function read(absoluteFile: string, file: string): Omit<SpecScenario, 'name'> {
  const lines = new LineCounter();
  const yaml = parseDocument(readText(absoluteFile, file), { lineCounter: lines, prettyErrors: false });
  const [error] = [...yaml.errors, ...yaml.warnings];
  if (error) throw new SpecError({ file, line: lines.linePos(error.pos[0]).line }, error.message);
  const document = yaml.toJS() as Json;
  if (!isObject(document)) throw new SpecError({ file, line: 1 }, 'it has to be a mapping');
  const problem = (path: JsonPath, what: string) =>
    new SpecError({ file, line: lineOf(yaml, lines, path), path: toPointer(path) }, what);
  return { document, problem };
}
