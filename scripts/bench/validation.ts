import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { type EventType, eventTypes } from '../../generated/catalog.ts';
import { examples } from '../../generated/examples.ts';
import { eventValidators } from '../../generated/validators.ts';
import { interleave, type Rate, repeat } from './interleave.ts';
import type { PeerValidator } from './peers/validators.ts';
import { vendorEvent } from './vendor-event.ts';

const ajv: PeerValidator = {
  name: 'Ajv with ajv-formats',
  compile: (schema) => {
    const validate = formats.default(new Ajv({ strict: false })).compile(schema);
    return (value) => validate(value);
  },
};

/**
 * Our compiled validators beside others that are given the same schemas: the vendor's own payload, then the largest
 * example of each type.
 */
export function benchValidation(root: string, peers: readonly PeerValidator[]): readonly (readonly Rate[])[] {
  const largestOf = (type: EventType) =>
    largest(Object.values(examples[type]).map((example): unknown => example.event));
  const payloads = [vendorEvent(), ...eventTypes.map((type) => ({ type, event: largestOf(type) }))];
  return payloads.map(({ type, event }) => {
    const schema = JSON.parse(
      readFileSync(join(root, 'generated/schemas', `${type}.json`), 'utf8'),
    ) as object;
    const kilobytes = (JSON.stringify(event).length / 1000).toFixed(1);
    const others = [ajv, ...peers].map(({ name, compile }) => ({ name, validate: compile(schema) }));
    const ours = {
      name: `validate ${type}, ${kilobytes} kB: ours`,
      validate: (value: unknown) => eventValidators[type](value),
    };
    return interleave(
      [ours, ...others].map(({ name, validate }) => {
        if (!validate(event)) throw new Error(`${name} refuses the example of ${type}`);
        return { name, run: repeat(() => validate(event)) };
      }),
    );
  });
}

function largest(values: readonly unknown[]): unknown {
  return [...values].sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
}
