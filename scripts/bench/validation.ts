import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { type EventType, eventTypes } from '../../generated/catalog.ts';
import { examples } from '../../generated/examples.ts';
import { eventValidators } from '../../generated/validators.ts';
import { interleave, type Rate } from './interleave.ts';

/** Our compiled validators beside Ajv with ajv-formats over the same schemas: the vendor's own payload, then the largest example of each type. */
export function benchValidation(root: string): readonly (readonly Rate[])[] {
  const largestOf = (type: EventType) =>
    largest(Object.values(examples[type]).map((example): unknown => example.event));
  const payloads = [vendorEvent(), ...eventTypes.map((type) => ({ type, event: largestOf(type) }))];
  return payloads.map(({ type, event }) => {
    const schema = JSON.parse(
      readFileSync(join(root, 'generated/schemas', `${type}.json`), 'utf8'),
    ) as object;
    const peer = formats.default(new Ajv({ strict: false })).compile(schema);
    const ours = eventValidators[type];
    if (!ours(event) || !peer(event)) throw new Error(`the example of ${type} is not valid`);
    return interleave([
      {
        name: `validate ${type}, ${(JSON.stringify(event).length / 1000).toFixed(1)} kB: ours`,
        run: repeat(() => ours(event)),
      },
      { name: 'Ajv with ajv-formats', run: repeat(() => peer(event)) },
    ]);
  });
}

export function repeat(work: () => unknown): (times: number) => void {
  return (times) => {
    for (let i = 0; i < times; i++) work();
  };
}

function largest(values: readonly unknown[]): unknown {
  return [...values].sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
}

/** The one payload that the vendor shows; the contract keeps it as the example `seed`. */
export function vendorEvent(): { readonly type: EventType; readonly event: unknown } {
  const type = eventTypes.find((candidate) => examples[candidate].seed);
  if (type === undefined) throw new Error('the contract has no example called seed');
  return { type, event: examples[type].seed?.event };
}
