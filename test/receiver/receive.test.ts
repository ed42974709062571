import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examples } from '../../generated/examples.ts';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { PlexteraError } from '../../mock-server/contract/errors.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { nestedBody } from '../contract/events.ts';
import { body, now, receiveSigned, runFailed, secret } from './deliveries.ts';

const json = { 'content-type': 'application/json' };

describe('an event that was signed', () => {
  const all = eventTypes.flatMap((type) =>
    Object.entries(examples[type]).map(([name, { event }]) => [`${type}/${name}`, event] as const),
  );

  test.each(all)('BAS-01 %s is answered with 200', (_name, event) => {
    expect(receiveSigned(JSON.stringify(event))).toEqual({
      kind: 'event',
      event,
      diagnostics: [],
      answer: { status: 200, headers: json, body: '{"status":"accepted"}' },
    });
  });

  test('FWD-02 of an unknown type is answered with 200 and marked', () => {
    const event = { ...runFailed, eventType: 'plextera.probe.unknown' };
    expect(receiveSigned(JSON.stringify(event))).toMatchObject({
      kind: 'unknown',
      event,
      answer: { status: 200 },
    });
  });

  test('FRS-07 is judged by when it was signed, and not by when it occurred', () => {
    const event = { ...runFailed, occurredAt: '2020-01-01T00:00:00Z' };
    expect(receiveSigned(JSON.stringify(event)).kind).toBe('event');
  });
});

describe('what was not signed is answered with 401, and nothing of it is read', () => {
  const malformed = Buffer.from('{"eventId": oops');
  const stale = sign(body, secret, { now: new Date(now.getTime() - 301_000) });

  test.each([
    ['SIG-01 no header', body, {}, 'header-missing'],
    ['SIG-02 an empty header', body, { 'x-plextera-signature': ' ' }, 'header-missing'],
    [
      'SIG-03 another secret',
      body,
      { 'x-plextera-signature': sign(body, 'x', { now }) },
      'signature-mismatch',
    ],
    ['FRS-01 an old header', body, { 'x-plextera-signature': stale }, 'timestamp-too-old'],
    ['SIG-15 two headers', body, { 'x-plextera-signature': [stale, stale] }, 'header-repeated'],
    [
      'SIG-21 the header of another vendor',
      body,
      { 'stripe-signature': sign(body, secret, { now }) },
      'header-missing',
    ],
    ['ENV-02 malformed JSON too', malformed, { 'x-plextera-signature': stale }, 'signature-mismatch'],
    ['a body that was parsed', runFailed as unknown as string, {}, 'body-not-raw'],
  ])('%s', (_name, rawBody, headers, check) => {
    expect(receive(rawBody, headers, secret, { now })).toEqual({
      kind: 'refused',
      check,
      message: expect.any(String),
      diagnostics: [],
      answer: { status: 401, headers: json, body: '{"error":"signature refused"}' },
    });
  });
});

describe('what was signed and is no event', () => {
  test.each([
    ['ENV-01 malformed JSON', 400, '{"eventId": oops', 'json'],
    ['ENV-13 invalid UTF-8', 400, Uint8Array.of(0x7b, 0xff, 0x7d), 'utf8'],
    ['ENV-11 nesting of 20 000 levels', 400, nestedBody(20_000), 'depth'],
    ['ENV-03 an empty body', 400, '', 'json'],
    ['ENV-03 null', 422, 'null', 'schema.type'],
    ['ENV-04 no envelope', 422, '{}', 'schema.required'],
    ['ENV-05 a wrong type', 422, JSON.stringify({ ...runFailed, eventId: 1 }), 'schema.type'],
  ])('%s is answered with %s', (_name, status, rawBody, code) => {
    const reception = receiveSigned(rawBody);
    expect(reception).toMatchObject({
      kind: 'refused',
      check: 'body',
      answer: { status, headers: json, body: '{"error":"not an event of the contract"}' },
    });
    expect(reception.diagnostics[0]?.code).toBe(code);
  });

  test.each([
    [{ unknownEventType: 'reject' }, { eventType: 'new' }],
    [{ unknownField: 'reject' }, { new: 1 }],
    [{ unknownValue: 'reject' }, { apiVersion: 'v2' }],
  ] as const)('by the policy %j is answered with 422', (options, change) => {
    const reception = receiveSigned(JSON.stringify({ ...runFailed, ...change }), options);
    expect(reception).toMatchObject({ kind: 'refused', check: 'body', answer: { status: 422 } });
  });

  test('is refused with the first error, and not with a warning before it', () => {
    const options = { unknownField: 'report', unknownValue: 'reject' } as const;
    const reception = receiveSigned(JSON.stringify({ new: 1, ...runFailed, apiVersion: 'v2' }), options);
    expect(reception).toMatchObject({ kind: 'refused', message: '"/apiVersion": "v2" is none of v1' });
    expect(reception.diagnostics).toHaveLength(2);
  });

  test('says where it is wrong', () => {
    expect(receiveSigned('null')).toHaveProperty('message', 'the body: must be object');
    expect(receiveSigned('{')).toHaveProperty('message', 'the body: the body is not valid JSON');
  });

  test('ENV-14 puts no line break of the sender into the message', () => {
    const event = { ...runFailed, '\r\nERROR forged': 1 };
    const reception = receiveSigned(JSON.stringify(event), { unknownField: 'reject' });
    expect(reception).toHaveProperty('message', expect.stringMatching(/^[ -~]+$/));
  });
});

describe('TRN-11 the answer', () => {
  test('holds nothing of the secret, the expected signature, the parser or a stack', () => {
    const expected = sign(body, secret, { now }).slice(-64);
    const bodies = [body, '{"eventId": oops', 'null', '{}', JSON.stringify({ ...runFailed, eventId: 1 })];
    const answers = bodies.flatMap((rawBody) => [
      receive(rawBody, {}, secret).answer,
      receive(rawBody, { 'x-plextera-signature': `t=1,v1=${expected}` }, secret, { now }).answer,
      receiveSigned(rawBody).answer,
    ]);
    for (const answer of answers) {
      expect(JSON.stringify(answer)).not.toMatch(/whsec|JSON|position|token|oops|at |\.ts|eventId/);
      expect(JSON.stringify(answer)).not.toContain(expected);
    }
  });

  test('V05, V07 is none where the receiver has no secret: it throws', () => {
    for (const missing of ['', ' ', 'whsec_', undefined as unknown as string])
      expect(() => receive(body, {}, missing)).toThrow(PlexteraError);
  });
});

describe('V25 receive never throws', { timeout: 60_000 }, () => {
  test('for any bytes, signed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.string({ unit: 'binary' }), fc.json()), (rawBody) => {
        expect([400, 422]).toContain(receiveSigned(rawBody).answer.status);
      }),
      { numRuns: 2_000 },
    );
  });

  test('for anything in the place of a body and of headers', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything({ withMap: true, withSet: true }), (rawBody, headers) => {
        expect(receive(rawBody as string, headers as Headers, secret).answer.status).toBe(401);
      }),
      { numRuns: 2_000 },
    );
  });

  test('for an event of which any part is something else', () => {
    const keys = fc.constantFrom('eventId', 'eventType', 'occurredAt', 'apiVersion', 'data');
    fc.assert(
      fc.property(keys, fc.jsonValue(), (key, value) => {
        const reception = receiveSigned(JSON.stringify({ ...runFailed, [key]: value }));
        expect([200, 422]).toContain(reception.answer.status);
      }),
      { numRuns: 1_000 },
    );
  });
});
