import { expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { ActiveFaults } from '../../mock-server/faults/active-faults.ts';
import type { FaultRequest } from '../../mock-server/faults/fault-request.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';

const [type] = eventTypes;
const start = () => ({ faults: new ActiveFaults({ clock: systemClock, random: seededRandom('requests') }) });

const bad: readonly (readonly [request: unknown, problem: string])[] = [
  [{ name: 'dely' }, 'There is no fault "dely". Did you mean delay?'],
  [{ name: 'constructor' }, 'There is no fault "constructor".'],
  [{}, 'There is no fault "".'],
  [{ name: 7 }, 'The option name of a request for a fault must be the name of a fault, not 7.'],
  [null, 'The options of a request for a fault must be an object.'],
  [{ name: 'delay', ttl: 5 }, 'There is no option "ttl" of a request for a fault. Did you mean ttlMs?'],
  [{ name: 'delay', options: { mss: 5 } }, 'There is no option "mss" of the fault delay. Did you mean ms?'],
  [{ name: 'delay', options: [] }, 'The options of the fault delay must be an object.'],
  [
    { name: 'delay', options: { ms: 1.5 } },
    'The option ms of the fault delay must be a whole number from 0 to 600000, not 1.5.',
  ],
  [
    { name: 'bad-signature', options: { how: 'badly' } },
    'The option how of the fault bad-signature must be one of other-secret, changed, cut, empty, absent, not "badly".',
  ],
  [
    { name: 'delay', scope: { nxt: 1 } },
    'There is no option "nxt" of the scope of a fault. Did you mean next?',
  ],
  [
    { name: 'delay', scope: { next: 0 } },
    'The option next of the scope of a fault must be a whole number from 1 to 1000000, not 0.',
  ],
  [
    { name: 'delay', scope: { share: 1.1 } },
    'The option share of the scope of a fault must be a number from 0 to 1, not 1.1.',
  ],
  [
    { name: 'delay', scope: { eventId: '' } },
    'The option eventId of the scope of a fault must be the id of an event, not "".',
  ],
  [
    { name: 'delay', ttlMs: 86_400_001 },
    'The option ttlMs of a request for a fault must be a whole number from 1 to 86400000, not 86400001.',
  ],
];

test.each(bad)('%j is refused: %s', (request, problem) => {
  const { faults } = start();
  expect(() => faults.add(request as FaultRequest)).toThrow(
    expect.objectContaining({ name: 'PlexteraError', code: 'PLEXTERA_BAD_OPTION', message: problem }),
  );
  expect(faults.list()).toEqual([]);
});

test('a scope with a mistyped event type is refused with the nearest one', () => {
  const { faults } = start();
  const scope = { eventType: `${type}x` } as FaultRequest['scope'] & object;
  expect(() => faults.add({ name: 'delay', scope })).toThrow(`Did you mean ${type}?`);
});

test('what a message repeats of a request is short and holds no control characters', () => {
  const { faults } = start();
  for (const hostile of [`\u001b[31m${'x'.repeat(10_000)}`, '\n\u2028'.repeat(5_000)]) {
    const requests = [
      { name: hostile },
      { name: 'delay', options: { [hostile]: 1 } },
      { name: 'delay', options: { ms: hostile } },
    ];
    for (const request of requests) {
      const thrown = catchError(() => faults.add(request));
      expect(thrown.message.length).toBeLessThan(250);
      expect(thrown.message).not.toMatch(/[\p{Cc}\u2028]/u);
    }
  }
});

test('there is an end to how many are at work', () => {
  const { faults } = start();
  for (let count = 0; count < 100; count += 1) faults.add({ name: 'delay' });
  expect(() => faults.add({ name: 'delay' })).toThrow('There are 100 faults at work already.');
});

function catchError(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It threw no error.');
}
