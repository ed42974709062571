import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import {
  fromPointer,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  nodeAt,
  toPointer,
  walk,
} from './json.ts';
import { SpecError } from './spec-error.ts';

/** The AsyncAPI document as plain data, with a way back from each place to its line. */
export interface Spec {
  /** Name of the document for people, e.g. `spec/asyncapi.yaml`. */
  readonly file: string;
  /** Absolute path of the document. */
  readonly absoluteFile: string;
  readonly text: string;
  readonly document: JsonObject;
  /** The error to throw for a problem at a path. */
  problem(path: JsonPath, problem: string): SpecError;
}

/** Reads `spec/asyncapi.yaml` below `root`; throws a `SpecError` for bad YAML and for bad references. */
export function readSpec(root: string): Spec {
  const absoluteFile = join(root, 'spec', 'asyncapi.yaml');
  const file = relative(root, absoluteFile).split(sep).join('/');
  if (!existsSync(absoluteFile)) throw new SpecError({ file }, 'there is no such file; is --root right?');
  const text = readFileSync(absoluteFile, 'utf8');
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines });
  const [error] = yaml.errors;
  if (error) {
    const message = error.message.split(' at line ')[0] ?? error.message;
    throw new SpecError({ file, line: error.linePos?.[0].line }, `not valid YAML: ${message}`);
  }
  const document = yaml.toJS({ maxAliasCount: -1 }) as Json;
  if (!isObject(document)) throw new SpecError({ file, line: 1 }, 'an AsyncAPI document is a YAML mapping');
  const problem = (path: JsonPath, what: string) =>
    new SpecError({ file, line: lineOf(yaml, lines, path), path: toPointer(path) }, what);
  const spec = { file, absoluteFile, text, document, problem };
  checkReferences(spec);
  return spec;
}

/** A reference is either to this document or to a file beside it; nothing is ever fetched. */
function checkReferences(spec: Spec): void {
  walk(spec.document, (node, path) => {
    if (!isObject(node) || typeof node.$ref !== 'string') return;
    const at = [...path, '$ref'];
    const target = node.$ref;
    if (target.startsWith('#')) {
      if (nodeAt(spec.document, fromPointer(target)) === undefined)
        throw spec.problem(at, `nothing is at ${target}; correct the reference or add what it names`);
    } else if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith('//')) {
      throw spec.problem(at, `${target} is remote; copy it into spec/, because nothing is fetched`);
    } else {
      referencedFile(spec, target, at);
    }
  });
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

/** The line of the key at a path, or of the nearest place above it that is written down. */
function lineOf(yaml: Document, lines: LineCounter, path: JsonPath): number | undefined {
  let node: unknown = yaml.contents;
  let offset = 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(yaml);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node) && node.range) offset = node.range[0];
    } else break;
  }
  return lines.linePos(offset).line;
}
