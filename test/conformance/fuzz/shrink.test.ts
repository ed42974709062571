import { describe, expect, test } from 'vitest';
import { mutate } from '../../../mock-server/conformance/fuzz/mutations.ts';
import { shrink } from '../../../mock-server/conformance/fuzz/shrink.ts';
import { seededRandom } from '../../../mock-server/runtime/seeded-random.ts';

async function smallest(value: unknown, isBad: (text: string) => boolean, attempts = 1000): Promise<string> {
  const body = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  const found = await shrink(body, attempts, async (smaller) => isBad(smaller.toString()));
  return found.toString();
}

describe('shrinking finds', () => {
  test('the one member that matters, however deep', async () => {
    const value = { a: 1, b: [1, { c: [{ d: 'x'.repeat(1000), e: { bad: null } }, 2] }], f: 'text' };
    expect(await smallest(value, (text) => text.includes('"bad"'))).toBe(
      '{"b":[{"c":[{"e":{"bad":null}}]}]}',
    );
  });

  test('two members that matter together', async () => {
    const value = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`m${at}`, { deep: [at, at] }]));
    const found = await smallest(value, (text) => text.includes('"m3"') && text.includes('"m27"'));
    expect(found).toBe('{"m3":{},"m27":{}}');
  });

  test('the part of a text that matters', async () => {
    const value = { text: `${'a'.repeat(500)}!${'b'.repeat(500)}` };
    const found = await smallest(value, (text) => text.includes('!'));
    expect(found.length).toBeLessThan(30);
  });

  test('the bytes that matter where there is no JSON', async () => {
    expect(await smallest(`{"a": 1, "b": [tru], ${'x'.repeat(100)}`, (text) => text.includes('tru'))).toBe(
      'tru',
    );
  });

  test('an own __proto__ as it is', async () => {
    expect(await smallest('{"a":1,"__proto__":{"b":{"c":1}}}', (text) => text.includes('__proto__'))).toBe(
      '{"__proto__":{}}',
    );
  });

  test('nothing smaller where nothing can go', async () => {
    expect(await smallest({ a: 'bc' }, (text) => text === '{"a":"bc"}')).toBe('{"a":"bc"}');
  });
});

test('it ends after so many attempts, with the best so far', async () => {
  let attempts = 0;
  const body = Buffer.from(JSON.stringify({ a: 1, b: 2, c: 3, d: { bad: 1 } }));
  await shrink(body, 3, async () => {
    attempts += 1;
    return false;
  });
  expect(attempts).toBe(3);
});

test('what is not tried costs no attempt, and ends as well', async () => {
  const body = Buffer.from('{"a":1,"b":2}');
  expect((await shrink(body, 3, async () => undefined)).equals(body)).toBe(true);
});

test('mutations change one thing, follow from their source of chance, and leave the event alone', () => {
  const event = { a: 1, b: { c: ['d', { e: null }] } };
  const before = JSON.stringify(event);
  const bodies = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 300 }, () => mutate(event, random));
  };
  const bytes = (seed: number) => Buffer.concat(bodies(seed).map(({ body }) => body));
  expect(bytes(1).equals(bytes(1))).toBe(true);
  expect(bytes(1).equals(bytes(2))).toBe(false);
  expect(JSON.stringify(event)).toBe(before);
  const kinds = new Set(bodies(1).map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual([
    'byte',
    'cut',
    'double',
    'long',
    'many',
    'name',
    'nest',
    'number',
    'remove',
    'retype',
    'text',
  ]);
  expect(bodies(1).some(({ body }) => body.includes('"__proto__"'))).toBe(true);
  expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
});
