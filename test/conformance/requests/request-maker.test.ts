import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { receiverCases } from '../../../mock-server/conformance/cases/catalogue.ts';
import type { RequestRecipe } from '../../../mock-server/conformance/cases/request-recipe.ts';
import type { SignatureRecipe } from '../../../mock-server/conformance/cases/signature-recipe.ts';
import type { Probe } from '../../../mock-server/conformance/receiver.ts';
import { createRequestMaker } from '../../../mock-server/conformance/requests/request-maker.ts';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { parseEvent } from '../../../mock-server/contract/parse-event.ts';
import { receive } from '../../../mock-server/receiver/receive.ts';
import { secret } from '../receiver-bench.ts';

const nowMs = Date.UTC(2026, 10, 22, 8);
const now = nowMs / 1000;
const signatureName = 'X-Plextera-Signature';

const makerOf = (scope = 'a case', seed = 7) =>
  createRequestMaker(
    {
      seed,
      secret,
      clock: { now: () => nowMs },
      baselineEventType: 'workflow.run.completed',
      toolVersion: '1.2.3',
      deadlineMs: 5000,
    },
    scope,
  );
const make = (recipe: RequestRecipe = {}) => makerOf().make(recipe).probe;
const json = ({ body }: Probe) => JSON.parse(Buffer.from(body).toString());
const headersOf = ({ headers }: Probe, name: string) =>
  headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
const sign = (content: string | Buffer, key = secret, encoding: 'hex' | 'base64' = 'hex') =>
  createHmac('sha256', key).update(content).digest(encoding);
const kindOf = ({ body, headers }: Probe) =>
  receive(Buffer.from(body), headers, secret, { now: new Date(nowMs) }).kind;

describe('an empty recipe', () => {
  const probe = make();

  test('is a valid event with all headers of the contract, and says who sends it', () => {
    expect(parseEvent(Buffer.from(probe.body)).kind).toBe('event');
    expect(probe.headers.map(([name]) => name)).toEqual([
      'Content-Type',
      'User-Agent',
      'X-Plextera-Delivery-Id',
      'X-Plextera-Event-Id',
      'X-Plextera-Event-Type',
      'X-Plextera-Event-Occurred-At',
      'X-Plextera-Api-Version',
      signatureName,
    ]);
    expect(headersOf(probe, 'user-agent')).toEqual(['plextera-webhooks/1.2.3 probe']);
    expect(headersOf(probe, 'x-plextera-event-id')).toEqual([json(probe).eventId]);
    expect(probe).toMatchObject({ method: 'POST', wire: {}, deadlineMs: 5000 });
  });

  test('is signed rightly, and has happened just now', () => {
    expect(headersOf(probe, signatureName)).toEqual([
      `t=${now},v1=${sign(`${now}.${Buffer.from(probe.body)}`)}`,
    ]);
    expect(json(probe).occurredAt).toBe('2026-11-22T08:00:00Z');
  });

  test('holds the secret nowhere', () => {
    expect(JSON.stringify(probe.headers) + Buffer.from(probe.body)).not.toContain(secret.slice(6));
  });
});

describe('ids', () => {
  test('follow from the seed and the place, and are new in each request', () => {
    const ids = (scope: string, seed: number) => {
      const maker = makerOf(scope, seed);
      return [1, 2].flatMap(() => {
        const { probe, eventId } = maker.make({});
        return [eventId, ...headersOf(probe, 'x-plextera-delivery-id')];
      });
    };
    expect(ids('one', 7)).toEqual(ids('one', 7));
    expect(new Set([...ids('one', 7), ...ids('two', 7), ...ids('one', 8)]).size).toBe(12);
    expect(ids('one', 7)[0]).toMatch(/^evt_0PR0BE[0-9A-HJKMNP-TV-Z]{20}$/);
    expect(ids('one', 7)[1]).toMatch(/^dlv_0PR0BE[0-9A-HJKMNP-TV-Z]{20}$/);
    expect(ids('one', 7)[0]?.slice(10, 18)).toBe(ids('two', 7)[0]?.slice(10, 18));
  });

  test('are all that differs between two values of a seed, beside what is made up', () => {
    expect(make()).toEqual(make());
  });
});

describe('the event', () => {
  test.each(eventTypes)('can be of the type %s, made up or by an example', (type) => {
    for (const example of [undefined, 'minimal', 'full']) {
      const probe = make({ event: { type, ...(example ? { example } : {}) } });
      expect(json(probe).eventType).toBe(type);
      expect(parseEvent(Buffer.from(probe.body)).kind).toBe('event');
      expect(json(probe).eventId).toMatch(/^evt_0PR0BE/);
    }
  });

  test('has what overrides set, whether the contract knows it or not, and lacks what is removed', () => {
    const event = {
      overrides: { 'data.runId': 'run {fresh:one}', apiVersion: 2, extra: ['{fresh:one}'] },
      remove: ['/data/steps', '/occurredAt'],
    };
    const { probe } = makerOf().make({ event });
    const { data, extra, apiVersion, ...rest } = json(probe);
    expect(data.runId).toBe(`run ${extra[0]}`);
    expect(extra[0]).toMatch(/^[0-9A-Z]{26}$/);
    expect(apiVersion).toBe(2);
    expect(data).not.toHaveProperty('steps');
    expect(rest).not.toHaveProperty('occurredAt');
    expect(headersOf(probe, 'x-plextera-event-occurred-at')).toEqual([]);
  });

  test('cannot lack what it does not have', () => {
    expect(() => make({ event: { remove: ['/data/nothing'] } })).toThrow('/data/nothing');
  });
});

describe('a request after another', () => {
  test('like it has the same bytes, and another delivery id', () => {
    const maker = makerOf();
    const first = maker.make({ body: [{ append: ' ' }] }, 'first');
    const again = maker.make({ event: { like: 'first' } });
    expect(again.probe.body).toEqual(first.probe.body);
    expect(again.eventId).toBe(first.eventId);
    expect(headersOf(again.probe, 'x-plextera-delivery-id')).not.toEqual(
      headersOf(first.probe, 'x-plextera-delivery-id'),
    );
  });

  test('like it before it was tampered with', () => {
    const maker = makerOf();
    maker.make({ tamper: [{ append: ' ' }] }, 'first');
    expect(kindOf(maker.make({ event: { like: 'first' } }).probe)).toBe('event');
  });

  test('like it and changed keeps its id', () => {
    const maker = makerOf();
    const first = maker.make({}, 'first');
    const { probe, eventId } = maker.make({ event: { like: 'first', overrides: { 'data.runId': 'other' } } });
    expect(eventId).toBe(first.eventId);
    expect(json(probe)).toEqual({
      ...json(first.probe),
      data: { ...json(first.probe).data, runId: 'other' },
    });
  });

  test('that repeats it is the same to the last header, apart from what is changed', () => {
    const maker = makerOf();
    const first = maker.make({ signature: { offsetSeconds: -10 } }, 'first');
    expect(maker.make({ event: { replay: 'first' } }).probe).toEqual(first.probe);
    const changed = maker.make({ event: { replay: 'first' }, headers: { set: { eventId: 'evt_other' } } });
    expect(headersOf(changed.probe, 'x-plextera-event-id')).toEqual(['evt_other']);
    expect(headersOf(changed.probe, signatureName)).toEqual(headersOf(first.probe, signatureName));
  });

  test('can have nothing but its id', () => {
    const maker = makerOf();
    const first = maker.make({}, 'first');
    const other = maker.make({ event: { type: 'workflow.run.failed', idOf: 'first' } });
    expect(other.eventId).toBe(first.eventId);
    expect(json(other.probe)).toMatchObject({ eventId: first.eventId, eventType: 'workflow.run.failed' });
  });

  test('can be like the first of its own name', () => {
    const maker = makerOf();
    const ids = [1, 2, 3].map(() => maker.make({ event: { like: 'same' } }, 'same').eventId);
    expect(new Set(ids).size).toBe(1);
    expect(maker.named('same')).toHaveLength(3);
  });

  test('cannot refer to one that was not made', () => {
    expect(() => make({ event: { like: 'nobody' } })).toThrow('nobody');
  });
});

describe('the signature', () => {
  const signature = (recipe: SignatureRecipe) => {
    const probe = make({ signature: recipe });
    return {
      value: headersOf(probe, signatureName)[0] ?? '',
      body: Buffer.from(probe.body).toString(),
      probe,
    };
  };
  const { body } = signature({});
  const good = sign(`${now}.${body}`);

  test.each<[string, SignatureRecipe, string]>([
    ['a template', { header: 't={t},v1={good}' }, `t=${now},v1=${good}`],
    ['an empty template', { header: '' }, ''],
    ['now', { header: '{now}' }, String(now)],
    ['the right signature in upper case', { header: '{GOOD}' }, good.toUpperCase()],
    ['its beginning', { header: '{good:32}' }, good.slice(0, 32)],
    ['its base64', { header: '{good:base64}' }, sign(`${now}.${body}`, secret, 'base64')],
    ['a time from now', { offsetSeconds: -310 }, `t=${now - 310},v1=${sign(`${now - 310}.${body}`)}`],
    ['a time as a text', { timestamp: 'NaN' }, `t=NaN,v1=${sign(`NaN.${body}`)}`],
    [
      'now with something around it',
      { timestamp: '{now}abc' },
      `t=${now}abc,v1=${sign(`${now}abc.${body}`)}`,
    ],
    ['milliseconds', { timestamp: '{nowMs}' }, `t=${nowMs},v1=${sign(`${nowMs}.${body}`)}`],
    ['another content', { signedContent: '{body}' }, `t=${now},v1=${sign(body)}`],
    [
      'a content without a full stop',
      { signedContent: '{timestamp}{body}' },
      `t=${now},v1=${sign(now + body)}`,
    ],
    ['the empty secret', { secret: 'empty' }, `t=${now},v1=${sign(`${now}.${body}`, '')}`],
    ['a text that is repeated', { header: 'a', repeat: { text: ',v0=b', times: 3 } }, 'a,v0=b,v0=b,v0=b'],
  ])('%s', (_, recipe, expected) => {
    expect(signature(recipe).value).toBe(expected);
  });

  test('by another secret is wrong and looks right', () => {
    expect(signature({ secret: 'other' }).value).toMatch(new RegExp(`^t=${now},v1=(?!${good})[0-9a-f]{64}$`));
  });

  test('a wrong one is another each time', () => {
    const values = signature({
      header: '{wrong},{wrong}',
      repeat: { text: ',{wrong}', times: 2 },
    }).value.split(',');
    expect(new Set([good, ...values]).size).toBe(5);
    expect(values.every((value) => /^[0-9a-f]{64}$/.test(value))).toBe(true);
  });

  test('can have several lines, another name, or none', () => {
    const lines = make({ signature: { header: ['{wrong}', '{good}'] } });
    expect(headersOf(lines, signatureName)).toEqual([expect.any(String), good]);
    const renamed = make({ signature: { headerName: 'Stripe-Signature' } });
    expect(headersOf(renamed, 'stripe-signature')).toEqual([`t=${now},v1=${good}`]);
    expect(headersOf(renamed, signatureName)).toEqual([]);
    expect(headersOf(make({ signature: 'none' }), signatureName)).toEqual([]);
  });

  test('can be made over what a decoder would make of bytes that are no UTF-8', () => {
    const edits = [{ bytes: { after: '{', hex: 'ff' } }];
    const decoded = make({ body: edits, signature: { over: 'decoded' } });
    const text = Buffer.from(decoded.body).toString('utf8');
    expect(text).toContain('\ufffd');
    expect(headersOf(decoded, signatureName)).toEqual([`t=${now},v1=${sign(`${now}.${text}`)}`]);
  });

  test('covers edits of the body, and not what is done to it later', () => {
    const edits = [{ append: '\n' }];
    expect(kindOf(make({ body: edits }))).toBe('event');
    expect(kindOf(make({ tamper: edits }))).toBe('refused');
  });

  test('a text beyond Latin-1 goes as bytes, and what is signed is what arrives', () => {
    const { value, body: sent } = signature({ timestamp: '１' });
    const arrived = Buffer.from('１').toString('latin1');
    expect(value).toBe(`t=${arrived},v1=${sign(`${arrived}.${sent}`)}`);
    expect(signature({ header: 'é' }).value).toBe('é');
  });
});

describe('headers', () => {
  test('are set in their place by role or by name, added behind, and taken away', () => {
    const { headers } = make({
      headers: {
        set: { eventId: 'evt_x', 'content-type': 'text/plain', 'X-New': '{fresh:a}' },
        add: { eventId: 'evt_y', 'X-New': '{fresh:a}' },
        remove: ['deliveryId', 'user-agent'],
      },
    });
    expect(headers.slice(0, 2)).toEqual([
      ['Content-Type', 'text/plain'],
      ['X-Plextera-Event-Id', 'evt_x'],
    ]);
    const [fresh, added, again] = headers.slice(-3);
    expect(fresh).toEqual(['X-New', expect.stringMatching(/^[0-9A-Z]{26}$/)]);
    expect(added).toEqual(['X-Plextera-Event-Id', 'evt_y']);
    expect(again).toEqual(fresh);
    expect(headers.map(([name]) => name.toLowerCase())).not.toContain('user-agent');
    expect(headers.map(([name]) => name)).not.toContain('X-Plextera-Delivery-Id');
  });

  test.each([
    ['lower', 'x-plextera-signature'],
    ['upper', 'X-PLEXTERA-SIGNATURE'],
    ['mixed', 'x-pLeXtErA-SiGnAtUrE'],
  ] as const)('have names in %s case', (nameCase, name) => {
    expect(make({ headers: { nameCase } }).headers.map(([given]) => given)).toContain(name);
  });

  test('are padded by as many bytes as were asked for', () => {
    const size = (probe: Probe) =>
      probe.headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
    expect(size(make({ headers: { paddingBytes: 12_000 } })) - size(make())).toBe(12_000);
  });
});

test('what is said of the wire is handed on, and what takes longer is waited for longer', () => {
  const wire = { method: 'PUT', slowHeadSeconds: 20, pieces: 10, pauseMs: 100 };
  expect(make({ wire })).toMatchObject({ method: 'PUT', wire, deadlineMs: 26_000 });
});

test('every request of the catalogue can be made, whatever the seed', () => {
  for (const seed of [1, 2, 3])
    for (const { id, variants } of receiverCases)
      for (const { name, steps } of variants) {
        const maker = makerOf(`${id} ${name}`, seed);
        for (const step of steps)
          if ('send' in step) expect(() => maker.make(step.send, step.as), `${id} ${name}`).not.toThrow();
      }
});
