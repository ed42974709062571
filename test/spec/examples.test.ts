import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { eventTypes } from '../../generated/catalog.ts';
import { eventValidators, validateEventEnvelope } from '../../generated/validators.ts';
import { type Data, everyExample, listAt, objectAt } from './every-example.ts';

const root = join(import.meta.dirname, '..', '..');
const schemaOf = (name: string) =>
  JSON.parse(readFileSync(join(root, `generated/schemas/${name}.json`), 'utf8'));
const ajv = addFormatsModule.default(new Ajv({ allErrors: true }));

describe.each(everyExample)('the example $type/$name', ({ type, event }) => {
  it('is valid by the generated validators', () => {
    const validate = Object.entries(eventValidators).find(([key]) => key === type)?.[1];

    expect(validate?.(event), JSON.stringify(validate?.errors)).toBe(true);
    expect(validateEventEnvelope(event)).toBe(true);
  });

  it.each([type, 'event', 'envelope'])('is valid by the JSON Schema %s', (name) => {
    const validate = ajv.getSchema(schemaOf(name).$id) ?? ajv.compile(schemaOf(name));

    expect(validate(event), JSON.stringify(validate.errors)).toBe(true);
  });

  it('says nothing twice in different ways', () => {
    const data = objectAt(event, 'data');

    expect(event.occurredAt).toBe(data?.completedAt);
    if (data?.workflowId !== undefined) expect(data.workflowId).toBe(objectAt(data, 'workflow')?.id);
    if (data?.outputAvailable !== undefined) expect(data.outputAvailable).toBe('output' in data);
    for (const object of objectsIn(event)) expectConsistent(object);
  });
});

function expectConsistent(object: Data): void {
  // An output of a step can be any JSON, and may leave out what it counted.
  if ('fieldCount' in object) expect(object.fieldCount).toBe(listAt(object, 'fields').length);
  const nested = objectAt(object, 'nestedRuns');
  if (nested) expect(nested.count).toBe(listAt(nested, 'data').length);
  const times = ['createdAt', 'startedAt', 'completedAt', 'updatedAt'];
  const known = times.map((key) => object[key]).filter((time) => typeof time === 'string');
  expect(known.map((time) => Date.parse(time))).toEqual(
    known.map((time) => Date.parse(time)).sort((a, b) => a - b),
  );
}

function objectsIn(value: unknown): readonly Data[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Data, ...Object.values(value).flatMap(objectsIn)];
}

describe('the examples together', () => {
  it('show every event type with the least and with everything', () => {
    for (const type of eventTypes) {
      const names = everyExample.filter((example) => example.type === type).map(({ name }) => name);
      expect(names, type).toEqual(expect.arrayContaining(['minimal', 'full']));
    }
  });

  it.each(['document-insights.job.rejected', 'document-insights.extraction.rejected'])(
    'show every published reason of a rejection as %s',
    (type) => {
      const rejected = everyExample.filter((example) => example.type === type);
      const codes = rejected.map(({ event }) => objectAt(objectAt(event, 'data'), 'error')?.code);

      const published = ['BROKEN_FILE', 'EMPTY_FILE', 'UNSUPPORTED_LANGUAGE', 'DUPLICATE_DOCUMENT'];
      expect(codes).toEqual(expect.arrayContaining([...published, 'UNSUPPORTED_DOCUMENT']));
    },
  );

  it('are all of the files in spec/examples', () => {
    const document = parse(readFileSync(join(root, 'spec/asyncapi.yaml'), 'utf8'), { maxAliasCount: -1 });
    const listed = Object.values<Data>(document.components.messages).flatMap((message) =>
      listAt(message, 'examples').map((example) => String(objectAt(example, 'payload')?.$ref)),
    );
    const folder = join(root, 'spec/examples');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );

    expect(listed.sort()).toEqual(files.map((name) => `./examples/${name}`).sort());
  });
});
