import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesHost } from '../../mock-server/transport/addresses/host-pattern.ts';

test.each([
  ['hooks.example.com', 'hooks.example.com'],
  ['HOOKS.example.com.', 'hooks.EXAMPLE.com'],
  ['a.staging.example.com', '*.staging.example.com'],
  ['a.b.staging.example.com', '*.staging.example.com'],
  ['api-7.example.com', 'api-*.example.com'],
  ['a1b2c.example.com', 'a*b*c.example.com'],
  ['anything.example', '*'],
  ['10.0.0.1', '10.0.0.1'],
  ['[2600::1]', '2600:0:0::1'],
  ['[::ffff:a00:1]', '10.0.0.1'],
])('%s is meant by %s', (host, pattern) => {
  expect(matchesHost(host, pattern)).toBe(true);
});

test.each([
  ['staging.example.com', '*.staging.example.com'],
  ['evilstaging.example.com', '*.staging.example.com'],
  ['a.staging.example.com.evil.test', '*.staging.example.com'],
  ['a.b.example.com', 'api-*.example.com'],
  ['api-x.y.example.com', 'api-*.example.com'],
  ['ab.example.com', 'a*bb.example.com'],
  ['aba.example.com', 'aba*ba.example.com'],
  ['hooks.example.com', 'hooks.example'],
  ['hooksXexample.com', 'hooks.example.com'],
  ['10.0.0.1', '10.0.0.*'],
  ['10.0.0.1', '*'],
  ['[2600::1]', '*'],
  ['anything.example', ''],
])('%s is not meant by %s', (host, pattern) => {
  expect(matchesHost(host, pattern)).toBe(false);
});

test('a pattern full of stars takes no time', () => {
  const label = fc.string({ unit: fc.constantFrom('a', '-'), minLength: 1, maxLength: 63 });
  fc.assert(
    fc.property(label, (text) => matchesHost(`${text}b`, `${'*a'.repeat(30)}*`) !== undefined),
    { numRuns: 50 },
  );
});
