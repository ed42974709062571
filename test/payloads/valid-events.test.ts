import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { examples } from '../../mock-server/contract/examples.ts';
import { eventValidators } from '../../mock-server/contract/validators.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';

const ajv = addFormats.default(new Ajv({ allErrors: true }));

describe.each(eventTypes)('%s', (type) => {
  const schema: object = JSON.parse(readFileSync(`generated/schemas/${type}.json`, 'utf8'));
  const byAjv = ajv.compile(schema);
  const byUs = eventValidators[type];

  const expectValid = (event: unknown): void => {
    expect(byUs(event) || byUs.errors).toBe(true);
    expect(byAjv(event) || byAjv.errors).toBe(true);
    expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
  };

  test('events of 500 seeds are valid, by our validator and by Ajv, and survive JSON', () => {
    for (let seed = 0; seed < 500; seed++) expectValid(createEvent(type, { seed, unchecked: true }));
  });

  test('fresh events are valid', () => {
    for (let count = 0; count < 100; count++) expectValid(createEvent(type, { unchecked: true }));
  });

  test('refreshed examples are valid', () => {
    for (const example of Object.keys(examples[type]))
      expectValid(createEvent(type, { example, unchecked: true }));
  });

  test('an event holds nothing that the contract does not declare', () => {
    const strict = new Ajv({ allErrors: true, validateFormats: false }).compile(withoutUnknown(schema));
    for (let seed = 0; seed < 200; seed++) {
      expect(strict(createEvent(type, { seed })) || strict.errors).toBe(true);
    }
  });
});

/** The schema with every object closed that declares properties and does not say it is open. */
function withoutUnknown(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'properties' in value && !('additionalProperties' in value)
      ? { ...value, additionalProperties: false }
      : value,
  );
}
