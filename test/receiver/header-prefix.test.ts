import { expect, test } from 'vitest';
import { headers } from '../../mock-server/contract/catalog.ts';
import { headerPrefix, sharedBeginning } from '../../mock-server/receiver/header-prefix.ts';

test('the contract’s headers share a name, in whole words', () => {
  expect(headerPrefix).toBe('x-plextera-');
  for (const { name } of Object.values(headers))
    expect(name.toLowerCase().startsWith(headerPrefix)).toBe(true);
});

test.each([
  [['X-Acme-Event', 'x-acme-Error'], 'x-acme-'],
  [['X-Acme-Event', 'X-Other-Event'], ''],
  [['Acme-Event', 'Acme-Event-Id'], 'acme-'],
  [['Event', 'Error'], ''],
  [[], ''],
])('%j begin with %j', (names, prefix) => {
  expect(sharedBeginning(names)).toBe(prefix);
});
