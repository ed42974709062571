import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { type Data, everyExample } from './every-example.ts';

const folder = join(import.meta.dirname, '../../generated/schemas');
// That of scenarios is about files of ours, which may be closed, and has its own tests.
const names = readdirSync(folder)
  .filter((name) => name !== 'scenario.json')
  .sort();
const read = (name: string): AnySchemaObject => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const compile = (name: string) =>
  addFormatsModule.default(new Ajv({ strict: true, strictTypes: false })).compile(read(name));

describe.each(names)('generated/schemas/%s', (name) => {
  it('stands alone, by the strict rules of Ajv', () => {
    expect(() => compile(name)).not.toThrow();
  });

  it('is draft-07, says who it is, and refers to nothing outside', () => {
    const schema = read(name);
    const references = JSON.stringify(schema).match(/"\$ref":"[^"]*"/g) ?? [];

    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema.$id).toMatch(/^urn:plextera:webhooks:v\d+:[a-z.-]+$/);
    expect(references.filter((reference) => !reference.startsWith('"$ref":"#/definitions/'))).toEqual([]);
  });

  it('holds no extension of ours, no pattern, and closes nothing', () => {
    const text = JSON.stringify(read(name));

    expect(text).not.toMatch(/"x-[a-z-]+":/);
    expect(text).not.toContain('"pattern":');
    expect(text).not.toContain('"additionalProperties":false');
  });
});

describe('the JSON Schemas together', () => {
  it('have each an $id of their own', () => {
    const ids = names.map((name) => read(name).$id);

    expect(new Set(ids).size).toBe(names.length);
  });

  it('accept properties that nobody knows yet, at every depth', () => {
    for (const { type, name, event } of everyExample)
      expect(compile(`${type}.json`)(withUnknown(event)), `${type}/${name}`).toBe(true);
  });
});

/** The same, with one more property in every object. */
function withUnknown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknown);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Data).map(([key, item]) => [key, withUnknown(item)]);
  // Tags are texts by any name, so the unknown one is a text as well.
  return { ...Object.fromEntries(entries), addedLater: 'text' };
}

const python = spawnSync('python3', ['-c', 'import jsonschema']).status === 0;

// A second implementation, by other people and in another language, where this machine has it.
if (python)
  it('are read alike by the jsonschema of Python', () => {
    const script = `
import json, sys, jsonschema
for schema, instances in json.load(sys.stdin):
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    print(json.dumps([validator.is_valid(instance) for instance in instances]))
`;
    const cases = everyExample.map(({ type, event }) => {
      const { eventId: _, ...incomplete } = event;
      return [read(`${type}.json`), [event, withUnknown(event), incomplete, { ...event, data: [] }]] as const;
    });

    const { stdout, stderr } = spawnSync('python3', ['-c', script], {
      input: JSON.stringify(cases),
      encoding: 'utf8',
    });

    expect(stderr).toBe('');
    const verdicts = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(verdicts).toEqual(cases.map(() => [true, true, false, false]));
  });
