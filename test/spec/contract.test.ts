import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { events, eventTypes, provenance } from '../../generated/catalog.ts';
import { type Contract, readContract } from '../../scripts/generate/read/contract.ts';
import { isObject, type JsonObject, walk } from '../../scripts/generate/read/json.ts';
import { readSpec } from '../../scripts/generate/read/read-spec.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the contract', () => {
  let contract: Contract;
  beforeAll(() => {
    contract = readContract(readSpec(root));
  });

  const propertiesOf = (name: string): JsonObject => {
    const { properties } = contract.schemas[name] ?? {};
    return isObject(properties) ? properties : {};
  };

  it('has the eight event types, the names of the two pages first', () => {
    expect(eventTypes).toEqual([
      'document-insights.job.completed',
      'document-insights.job.failed',
      'document-insights.job.rejected',
      'workflow.run.completed',
      'workflow.run.failed',
      'document-insights.extraction.completed',
      'document-insights.extraction.failed',
      'document-insights.extraction.rejected',
    ]);
  });

  it('gives every event the properties of the envelope, of which only the type and the data are its own', () => {
    const { data: _, eventType: __, ...envelope } = propertiesOf('EventEnvelope');

    for (const { schema, type } of contract.events) {
      const { data, eventType, ...shared } = propertiesOf(schema);
      expect(shared, type).toEqual(envelope);
      expect(eventType, type).toMatchObject({ type: 'string', const: type });
      expect(data, type).toBeDefined();
      expect(contract.schemas[schema]?.required, type).toEqual(contract.schemas.EventEnvelope?.required);
    }
  });

  it('says of every property and of every constant where it comes from', () => {
    const properties = Object.keys(contract.schemas).flatMap((name) =>
      Object.keys(propertiesOf(name)).map((key) => `${name}.${key}`),
    );

    expect(Object.keys(provenance)).toEqual(expect.arrayContaining(properties));
    for (const mark of Object.values(provenance)) expect(['seed', 'docs', 'assumed']).toContain(mark);
  });

  it('leaves the form of ids open, and every schema to properties that are not known yet', () => {
    walk(contract.schemas as JsonObject, (node, path) => {
      if (!isObject(node) || path.at(-1) === 'properties') return;
      expect(node, path.join('/')).not.toHaveProperty('pattern');
      expect(node.additionalProperties, path.join('/')).not.toBe(false);
      if (/^(id|\w+Id|X-\S+-Id)$/.test(String(path.at(-1))))
        expect(node, path.join('/')).not.toHaveProperty('maxLength');
    });
  });

  it('names each event of the two vocabularies by the other name as well', () => {
    for (const event of Object.values(events)) {
      if (!('alsoKnownAs' in event)) continue;
      expect(events[event.alsoKnownAs]).toMatchObject({ alsoKnownAs: event.type, status: event.status });
    }
  });
});
