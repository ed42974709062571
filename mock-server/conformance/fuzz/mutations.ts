import { copyJson, isJsonObject, type JsonObject } from '../../payloads/json.ts';
import type { Random } from '../../runtime/random.ts';

/** An event with one thing changed, as the bytes of a body. */
export interface Mutation {
  /** What was done, and where. */
  readonly what: string;
  /** Which kind of change it is, so that failures by the same can be told. */
  readonly kind: string;
  readonly body: Buffer;
}

type Container = JsonObject | unknown[];

/** A member of an object or an element of an array. */
interface Place {
  readonly holder: Container;
  readonly key: string;
  readonly pointer: string;
}

/** Each changes what stands at a place. */
const changes: Readonly<Record<string, (place: Place, random: Random) => void>> = {
  remove: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  retype: (place, random) =>
    set(place, oneOf([null, true, 0, -1.5, '', 'text', [], {}, [[]], [null]], random)),
  number: (place, random) =>
    set(place, oneOf([-0, 2 ** 53 + 2, -(2 ** 63), 1e308, 5e-324, 0.1 + 0.2, 4294967296], random)),
  text: (place, random) => set(place, oneOf(oddTexts, random)),
  long: (place) => set(place, 'x'.repeat(100_000)),
  nest: (place) => set(place, nested(1000)),
  many: (place) =>
    set(
      place,
      Array.from({ length: 10_000 }, (_, index) => index),
    ),
  name: ({ holder, key }, random) => {
    const value = read(holder, key);
    // As an own property: an assignment would set the prototype.
    if (!Array.isArray(holder))
      Object.defineProperty(holder, oneOf(oddNames, random), { value, enumerable: true, configurable: true });
  },
  double: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.push(...Array.from({ length: 100 }, () => read(holder, key)));
    else holder[`${key}${key}`] = read(holder, key);
  },
};

const oddTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202ereversed',
  '\ufeff',
  'e\u0301\u0301\u0301',
  '<script>alert(1)</script>',
  "'; DROP TABLE events; --",
  '{{7*7}}',
  '../../etc/passwd',
  'a\r\nb',
  '9999-99-99T99:99:99Z',
  '1e9999',
  'NaN',
];

const oddNames: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  'a.b',
  '$where',
];

/** Changes one thing in an event: at a place of its structure, or in the bytes. */
export function mutate(event: unknown, random: Random): Mutation {
  const copy = copyJson(event);
  const kind = oneOf([...Object.keys(changes), ...Object.keys(byteChanges)], random);
  const change = changes[kind];
  if (change === undefined) {
    const body = byteChanges[kind]?.(Buffer.from(JSON.stringify(event)), random) ?? Buffer.alloc(0);
    return { what: `${kind} of the bytes`, kind, body };
  }
  const place = oneOf([...places(copy, '')], random);
  change(place, random);
  return { what: `${kind} at ${place.pointer}`, kind, body: Buffer.from(JSON.stringify(copy)) };
}

const byteChanges: Readonly<Record<string, (body: Buffer, random: Random) => Buffer>> = {
  cut: (body, random) => body.subarray(0, Math.floor(random() * body.length)),
  byte: (body, random) => {
    const changed = Buffer.from(body);
    changed[Math.floor(random() * body.length)] = Math.floor(random() * 256);
    return changed;
  },
};

function* places(value: unknown, pointer: string): Generator<Place> {
  if (!isJsonObject(value) && !Array.isArray(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = `${pointer}/${key}`;
    yield { holder: value, key, pointer: here };
    yield* places(inner, here);
  }
}

function read(holder: Container, key: string): unknown {
  return Array.isArray(holder) ? holder[Number(key)] : holder[key];
}

function set({ holder, key }: Place, value: unknown): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
}

function nested(levels: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < levels; level += 1) value = [value];
  return value;
}

function oneOf<T>(choices: readonly T[], random: Random): T {
  return choices[Math.floor(random() * choices.length)] as T;
}
