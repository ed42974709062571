import { describe, expect, test } from 'vitest';
import { type HeadersInput, readHeader } from '../../mock-server/receiver/read-header.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { body, now, runFailed, secret } from './deliveries.ts';

const name = 'X-Plextera-Signature';
const value = sign(body, secret, { now });

describe('HDR-04 the headers may come as', () => {
  const inputs: readonly (readonly [string, HeadersInput])[] = [
    ["Node's object, in lower case", { 'x-plextera-signature': value }],
    ['an object in the case of the contract', { [name]: value }],
    ['an object in upper case', { [name.toUpperCase()]: value }],
    ["Node's headersDistinct", { 'x-plextera-signature': [value] }],
    ["Lambda's record, with an undefined beside", { host: undefined, 'x-plextera-signature': value }],
    ['an object without a prototype', Object.assign(Object.create(null), { [name]: value })],
    ['Headers', new Headers({ [name]: value })],
    ['a Map in lower case', new Map([['x-plextera-signature', value]])],
    ['a Map in the case of the contract', new Map([[name, value]])],
    ['entries', Object.entries({ a: 'b', [name]: value })],
    ['an iterator', new Headers({ [name]: value }).entries()],
    [
      'something with get alone',
      { get: (key: string) => (key.toLowerCase() === name.toLowerCase() ? value : null) },
    ],
    ['an object with a get of its own that is no function', { get: 'x', [name]: value }],
  ];

  test.each(inputs)('%s', (_kind, headers) => {
    expect(receive(body, headers, secret, { now })).toMatchObject({ kind: 'event', diagnostics: [] });
  });
});

describe('SIG-15 a header that came twice', () => {
  test.each([
    ['as two values', { [name]: [value, value] }, 'header-repeated'],
    [
      'as two pairs',
      [
        [name, value],
        [name.toLowerCase(), value],
      ] as const,
      'header-repeated',
    ],
    ['in two spellings', { [name]: value, [name.toLowerCase()]: value }, 'header-repeated'],
    [
      'joined by Headers',
      new Headers([
        [name, value],
        [name, value],
      ]),
      'header-malformed',
    ],
    ['joined by a gateway', { [name]: `${value},${value}` }, 'timestamp-repeated'],
  ])('%s is refused', (_way, headers, check) => {
    expect(receive(body, headers, secret, { now })).toMatchObject({ kind: 'refused', check });
  });
});

describe('readHeader', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'x-a: 1'],
    ['a get that finds nothing', { get: () => null }],
    ['a get that gives no text', { get: () => 1 }],
    ['values that are no text', { 'x-a': 1, 'X-A': [2, null] }],
    ['items that are no pairs', [null, 'x-a', 1, ['x-a'], [1, 'x']]],
    [
      'a Map with other keys',
      new Map<unknown, unknown>([
        [1, 'x'],
        [null, 'y'],
      ]),
    ],
  ])('finds none in %s', (_kind, headers) => {
    expect(readHeader(headers as HeadersInput, 'X-A')).toEqual([]);
  });

  test('gives all values in their order, without regard to case', () => {
    expect(readHeader({ 'x-a': ['1', '2'], 'X-B': '3', 'X-A': '4' }, 'x-A')).toEqual(['1', '2', '4']);
  });

  test('takes many values', () => {
    const many = Array.from({ length: 200_000 }, () => 'x');
    expect(readHeader({ 'x-a': many }, 'x-a')).toHaveLength(200_000);
  });
});

describe('HDR-01, HDR-02 a header that contradicts the signed body', () => {
  test.each([
    ['X-Plextera-Event-Id', '/eventId'],
    ['X-Plextera-Event-Type', '/eventType'],
    ['X-Plextera-Event-Occurred-At', '/occurredAt'],
    ['X-Plextera-Api-Version', '/apiVersion'],
  ])('%s is reported, and the body is believed', (header, path) => {
    const reception = receive(body, { [name]: value, [header]: 'workflow.run.completed' }, secret, { now });
    expect(reception).toMatchObject({ kind: 'event', event: runFailed, answer: { status: 200 } });
    expect(reception.diagnostics).toEqual([
      { code: 'header.mismatch', severity: 'warning', message: `${header} differs from the body`, path },
    ]);
  });

  test('is reported too where only one of its values does', () => {
    const headers = { [name]: value, 'x-plextera-event-id': [runFailed.eventId, 'evt_other'] };
    expect(receive(body, headers, secret, { now }).diagnostics).toHaveLength(1);
  });

  test('is not there where the headers say the same, and HDR-03 where they are missing', () => {
    const headers = {
      [name]: value,
      'X-Plextera-Event-Id': runFailed.eventId,
      'X-Plextera-Event-Type': runFailed.eventType,
      'X-Plextera-Event-Occurred-At': runFailed.occurredAt,
      'X-Plextera-Api-Version': runFailed.apiVersion,
      'X-Plextera-Delivery-Id': 'dlv_anything',
      'X-Plextera-New': 'FWD-05',
    };
    expect(receive(body, headers, secret, { now }).diagnostics).toEqual([]);
    expect(receive(body, { [name]: value }, secret, { now }).diagnostics).toEqual([]);
  });

  test('is reported for an unknown type as well, behind what the parser says', () => {
    const unknown = Buffer.from(JSON.stringify({ ...runFailed, eventType: 'new' }));
    const headers = { [name]: sign(unknown, secret, { now }), 'x-plextera-event-type': 'old' };
    const reception = receive(unknown, headers, secret, { now, unknownEventType: 'report' });
    expect(reception.kind).toBe('unknown');
    expect(reception.diagnostics.map(({ code }) => code)).toEqual(['unknown.type', 'header.mismatch']);
  });
});
