import type { Call } from './protocol.ts';

/** Calls on their way to the worker: each body is a number, its size, and they follow one another in one buffer. */
export interface PackedCalls {
  readonly calls: readonly Call[];
  readonly bodies: Uint8Array<ArrayBuffer>;
}

type Item = Record<string, unknown>;

/** The operations that take a list of items with bodies, and where these are. */
const places: Readonly<Record<string, readonly string[]>> = {
  accept: ['body'],
  settle: ['requestBody', 'responseBody'],
};

/** Collects the bodies: a buffer of its own for each costs both threads more, in garbage too, than the bytes in it. */
export function packBodies(calls: readonly Call[]): PackedCalls {
  const taken: Uint8Array[] = [];
  const sizeOf = (value: unknown): unknown => {
    if (!(value instanceof Uint8Array)) return value;
    taken.push(value);
    return value.byteLength;
  };
  const packed = calls.map((call) => ({ ...call, input: replaceBodies(call, sizeOf) }));
  return { calls: packed, bodies: joinBytes(taken) };
}

/** The same calls, with views of the one buffer for bodies. */
export function unpackBodies({ calls, bodies }: PackedCalls): readonly Call[] {
  let end = 0;
  const viewOf = (size: unknown): unknown => {
    if (typeof size !== 'number') return size;
    end += size;
    return bodies.subarray(end - size, end);
  };
  return calls.map((call) => ({ ...call, input: replaceBodies(call, viewOf) }));
}

function replaceBodies({ name, input }: Call, replace: (value: unknown) => unknown): unknown {
  const keys = places[name];
  if (keys === undefined) return input;
  return (input as readonly Item[]).map((item) => {
    const copy = { ...item };
    for (const key of keys) copy[key] = replace(item[key]);
    return copy;
  });
}

/** In memory of their own, so that it can be handed to another thread. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let end = 0;
  for (const part of parts) {
    joined.set(part, end);
    end += part.byteLength;
  }
  return joined;
}
