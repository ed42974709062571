import { describe, expect, test } from 'vitest';
import { examples } from '../../generated/examples.ts';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { parseEvent } from '../../mock-server/contract/parse-event.ts';
import { nestedBody, runFailed } from './events.ts';

const invalid = (code: string, path = '') => ({
  kind: 'invalid',
  diagnostics: [{ code, severity: 'error', message: expect.any(String), path }],
});

describe('the examples of the contract', () => {
  const all = eventTypes.flatMap((type) =>
    Object.entries(examples[type]).map(([name, { event }]) => [`${type}/${name}`, event] as const),
  );

  test.each(all)('%s is an event, with nothing unknown in it', (_name, event) => {
    const strict = { unknownEventType: 'reject', unknownField: 'reject', unknownValue: 'reject' } as const;
    expect(parseEvent(JSON.stringify(event), strict)).toEqual({ kind: 'event', event, diagnostics: [] });
    expect(parseEvent(Buffer.from(JSON.stringify(event, null, 2)))).toMatchObject({ kind: 'event', event });
  });
});

describe('a body that cannot be read', () => {
  test.each([
    ['ENV-01 cut', '{"eventId":"evt_1"', 'json'],
    ['ENV-01 a comma too many', '{"eventId":"evt_1",}', 'json'],
    ['ENV-01 single quotes', "{'eventId':'evt_1'}", 'json'],
    ['ENV-03 empty', '', 'json'],
    ['two values', '{}{}', 'json'],
    ['two byte order marks', '\ufeff\ufeff{}', 'json'],
    ['ENV-13 invalid UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'utf8'],
    ['UTF-16', Buffer.from('{}', 'utf16le').subarray(0, 3), 'json'],
    ['parsed already', {} as unknown as string, 'body-not-raw'],
    ['missing', undefined as unknown as string, 'body-not-raw'],
  ])('%s is invalid: %j is %s', (_name, body, code) => {
    expect(parseEvent(body)).toEqual(invalid(code));
  });

  test('ENV-13 a body is read with or without a byte order mark, after a bad one too', () => {
    const text = JSON.stringify(runFailed);
    expect(parseEvent(Uint8Array.of(0xef, 0xbb)).kind).toBe('invalid');
    for (const body of [text, `\ufeff${text}`, Buffer.from(text), Buffer.from(`\ufeff${text}`)])
      expect(parseEvent(body)).toMatchObject({ kind: 'event', event: runFailed });
  });
});

describe('a body that is no event', () => {
  test.each(['null', '[]', '42', '"x"', 'true'])('ENV-03 %s', (body) => {
    expect(parseEvent(body)).toEqual(invalid('schema.type'));
  });

  test.each(['eventId', 'eventType', 'occurredAt', 'apiVersion', 'data'])('ENV-04 without %s', (key) => {
    const { [key as 'data']: _, ...rest } = runFailed;
    const parsed = parseEvent(JSON.stringify(rest));
    expect(parsed).toMatchObject(invalid('schema.required'));
    expect(parsed.diagnostics[0]?.message).toContain(`'${key}'`);
  });

  test.each([
    [{ eventId: 1 }, 'schema.type', '/eventId'],
    [{ eventType: 1 }, 'schema.type', '/eventType'],
    [{ eventType: ['workflow.run.failed'] }, 'schema.type', '/eventType'],
    [{ data: [] }, 'schema.type', '/data'],
    [{ data: null }, 'schema.type', '/data'],
    [{ occurredAt: 'yesterday' }, 'schema.format', '/occurredAt'],
    [{ occurredAt: 1775556000 }, 'schema.type', '/occurredAt'],
  ])('ENV-05 with %j', (change, code, path) => {
    const parsed = parseEvent(JSON.stringify({ ...runFailed, ...change }));
    expect(parsed.kind).toBe('invalid');
    expect(parsed.diagnostics).toContainEqual(expect.objectContaining({ code, path, severity: 'error' }));
  });

  test('ENV-06, ENV-07 of which the data belongs to another type or status', () => {
    const job = examples['document-insights.job.failed'].minimal?.event;
    const mixed = { ...runFailed, data: job?.data };
    expect(parseEvent(JSON.stringify(mixed)).kind).toBe('invalid');
    const status = { ...runFailed, data: { ...runFailed.data, status: 'COMPLETED' } };
    expect(parseEvent(JSON.stringify(status)).diagnostics).toContainEqual({
      code: 'schema.const',
      severity: 'error',
      message: 'must be "FAILED"',
      path: '/data/status',
    });
  });

  test('ENV-11 nested 20 000 levels deep, where the contract recurses', () => {
    expect(parseEvent(nestedBody(20_000))).toEqual(invalid('depth'));
    expect(parseEvent(JSON.stringify(runFailed)).kind).toBe('event');
  });
});

describe('an unusual event', () => {
  test('ENV-11 nested 500 levels deep, or 20 000 where anything may stand, is an event', () => {
    expect(parseEvent(nestedBody(500)).kind).toBe('event');
    const output = '['.repeat(20_000) + ']'.repeat(20_000);
    const runs = '"nestedRuns":{"count":0,"data":[]}';
    const step = `{"id":"a","name":"b","type":"c","status":"d",${runs},"output":${output}}`;
    const body = JSON.stringify({ ...runFailed, data: { ...runFailed.data, steps: ['@'] } });
    expect(parseEvent(body.replace('"@"', step)).kind).toBe('event');
  });

  test('ENV-08, V27 with keys of the prototype is taken, and they are inert', () => {
    const keys = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":1,';
    const body = JSON.stringify(runFailed);
    const parsed = parseEvent(body.replace('"data":{', `"data":{${keys}`).replace('{', `{${keys}`));
    expect(parsed.kind).toBe('event');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect('event' in parsed && Object.getPrototypeOf(parsed.event)).toBe(Object.prototype);
    expect(parseEvent(body).kind).toBe('event');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'V27 of type %s is unknown',
    (type) => {
      expect(parseEvent(JSON.stringify({ ...runFailed, eventType: type })).kind).toBe('unknown');
    },
  );

  test('ENV-09 with a key twice has the last value, everywhere', () => {
    const body = JSON.stringify(runFailed).replace('{', '{"eventId":"evt_first",');
    expect(parseEvent(body)).toMatchObject({ kind: 'event', event: { eventId: runFailed.eventId } });
  });

  test('ENV-10, ENV-12 with odd numbers and texts is taken as JSON gives them', () => {
    const odd = `[9007199254740993,1e400,-0,${'9'.repeat(400)},"\\ud83d","\\u0000","\\u202e","<script>"]`;
    const body = JSON.stringify({ ...runFailed, '@': 0 }).replace('"@":0', `"odd":${odd}`);
    expect(parseEvent(body)).toMatchObject({
      kind: 'event',
      event: { odd: [2 ** 53, Infinity, -0, Infinity, '\ud83d', '\0', '\u202e', '<script>'] },
    });
  });

  test('FWD-06 with long ids, a fraction of a second and an offset is taken', () => {
    const change = { eventId: `evt_${'x'.repeat(200)}`, occurredAt: '2026-04-07T12:22:00.123456+02:00' };
    expect(parseEvent(JSON.stringify({ ...runFailed, ...change })).kind).toBe('event');
  });
});
