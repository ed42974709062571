import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { checkReferences } from '../check/check-references.ts';
import { isObject, type Json, type JsonObject, type JsonPath, toPointer } from './json.ts';
import { lineOf } from './line-of.ts';
import { SpecError } from './spec-error.ts';

/** The AsyncAPI document as plain data, with a way back from each place to its line. */
export interface Spec {
  /** Name of the document for people, e.g. `spec/asyncapi.yaml`. */
  readonly file: string;
  /** Absolute path of the document. */
  readonly absoluteFile: string;
  readonly text: string;
  readonly document: JsonObject;
  /** The line of the key at a path, counted from 1. */
  lineOf(path: JsonPath): number;
  /** The error to throw for a problem at a path. */
  problem(path: JsonPath, problem: string): SpecError;
}

/** Reads `spec/asyncapi.yaml` below `root`; throws a `SpecError` for bad YAML and for bad references. */
export function readSpec(root: string): Spec {
  return readSpecFolder(join(root, 'spec'), 'spec');
}

/** The same for a contract that lies elsewhere; `shown` is the name that people know the folder by. */
export function readSpecFolder(folder: string, shown: string): Spec {
  const absoluteFile = join(folder, 'asyncapi.yaml');
  const file = `${shown}/asyncapi.yaml`;
  const text = readText(absoluteFile, file, 'there is no such file; is --root right?');
  const { yaml, lines } = parseYaml(text, file);
  const document = toData(yaml, file);
  if (!isObject(document)) throw new SpecError({ file, line: 1 }, 'an AsyncAPI document is a YAML mapping');
  const lineAt = (path: JsonPath) => lineOf(yaml, lines, path);
  const problem = (path: JsonPath, what: string) =>
    new SpecError({ file, line: lineAt(path), path: toPointer(path) }, what);
  const spec = { file, absoluteFile, text, document, lineOf: lineAt, problem };
  checkReferences(spec);
  return spec;
}

/** The text of a file, or a `SpecError` under the name that people know it by. */
export function readText(absoluteFile: string, file: string, ifMissing = 'there is no such file'): string {
  if (!existsSync(absoluteFile)) throw new SpecError({ file }, ifMissing);
  try {
    return readFileSync(absoluteFile, 'utf8');
  } catch (error) {
    throw new SpecError({ file }, `cannot be read: ${(error as Error).message}`);
  }
}

function parseYaml(text: string, file: string): { readonly yaml: Document; readonly lines: LineCounter } {
  const lines = new LineCounter();
  const yaml = orSpecError(file, () => parseDocument(text, { lineCounter: lines }));
  // The parser warns of what it then ignores, a tag that it does not know for one.
  const [error] = [...yaml.errors, ...yaml.warnings];
  if (!error) return { yaml, lines };
  const message = error.message.split(' at line ')[0] ?? error.message;
  throw new SpecError({ file, line: error.linePos?.[0].line }, `not valid YAML: ${message}`);
}

/** An anchor is used a few hundred times at most; one that doubles and doubles, or holds itself, is refused. */
function toData(yaml: Document, file: string): Json {
  return orSpecError(file, () => {
    const data = yaml.toJS({ maxAliasCount: 10_000 }) as Json;
    JSON.stringify(data);
    return data;
  });
}

/** YAML can be nested so deep, or in such circles, that its parser or JSON's writer gives up. */
function orSpecError<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const [message] = (error as Error).message.split('\n');
    throw new SpecError({ file }, `not valid YAML: ${message}`);
  }
}

/** Absolute path of a file that the document refers to; it must exist and stay inside `spec/`. */
export function referencedFile(spec: Spec, reference: string, path: JsonPath): string {
  const folder = dirname(spec.absoluteFile);
  const target = join(folder, reference);
  if (relative(folder, target).startsWith('..')) throw spec.problem(path, `${reference} is outside of spec/`);
  if (!existsSync(target))
    throw spec.problem(path, `there is no file ${reference}; correct the reference or add it`);
  return target;
}
