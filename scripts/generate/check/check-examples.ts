import { readFileSync } from 'node:fs';
import type { Ajv } from 'ajv';
import { LineCounter, parseDocument } from 'yaml';
import type { Contract, EventEntry } from '../read/contract.ts';
import { fromPointer, isObject, type Json, type JsonObject, type JsonPath, toPointer } from '../read/json.ts';
import { lineOf } from '../read/line-of.ts';
import type { SpecExample } from '../read/read-examples.ts';
import { resolveSchema } from '../read/schema-places.ts';
import { SpecError } from '../read/spec-error.ts';
import { describeError } from './describe-error.ts';
import { nearestWord } from './did-you-mean.ts';

/**
 * Throws a `SpecError` for the first example that breaks the schema of its event, or has what the schema does not
 * know. Receivers have to accept that; here it is a slip, which an open schema would never show.
 */
export function checkExamples(contract: Contract, ajv: Ajv): void {
  for (const event of contract.events) {
    const validate = ajv.getSchema(event.schema);
    for (const example of event.examples) {
      const problem = exampleProblem(event, example);
      if (!validate?.(example.payload)) {
        const [error] = validate?.errors ?? [];
        throw problem(fromPointer(error?.instancePath ?? ''), describeError(error));
      }
      const unknown = unknownKey(contract, example.payload, contract.schemas[event.schema]);
      if (unknown) throw problem(unknown.path, unknown.problem);
    }
  }
}

function exampleProblem({ schema }: EventEntry, { file, absoluteFile }: SpecExample) {
  return (path: JsonPath, problem: string): SpecError => {
    // JSON is YAML, and YAML's parser knows where things stand.
    const lines = new LineCounter();
    const yaml = parseDocument(readFileSync(absoluteFile, 'utf8'), { lineCounter: lines });
    const location = { file, line: lineOf(yaml, lines, path), path: toPointer(path) };
    return new SpecError(location, `${problem}, says ${schema}; mend one of the two`);
  };
}

interface UnknownKey {
  readonly path: JsonPath;
  readonly problem: string;
}

function unknownKey(
  contract: Contract,
  value: Json,
  declared: Json | undefined,
  path: JsonPath = [],
): UnknownKey | undefined {
  const schema = resolveSchema(contract.schemas, declared) ?? {};
  const { properties, items } = schema;
  if (Array.isArray(value))
    return firstOf(value, (item, i) => unknownKey(contract, item, items, [...path, i]));
  if (!isObject(value) || !isObject(properties)) return undefined;
  return firstOf(Object.entries(value), ([key, item]) => {
    if (Object.hasOwn(properties, key)) return unknownKey(contract, item, properties[key], [...path, key]);
    return {
      path: [...path, key],
      problem: `"${key}" is not declared${nearest(key, properties)}`,
    };
  });
}

function nearest(key: string, properties: JsonObject): string {
  const word = nearestWord(key, Object.keys(properties));
  return word === undefined ? '' : ` (did you mean "${word}"?)`;
}

function firstOf<T, R>(list: readonly T[], find: (item: T, index: number) => R | undefined): R | undefined {
  for (const [index, item] of list.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
