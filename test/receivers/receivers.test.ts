import { createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { examples } from '../../generated/examples.ts';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { type RunningReceiver, receiverNames, startReceiver } from './start.ts';

const secret = 'whsec_reference_receivers';
const canary =
  '{ "b":1.0,"a":1e2,"2":0,"1":-0,"n":9007199254740993,"s":"\\/\\u00e9é\\u2028","d":1,"d":2,"__proto__":{"x":1}}';

// Frameworks log what they refuse.
beforeEach(() => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  return () => log.mockRestore();
});

interface Sent {
  readonly signature?: string | undefined;
  readonly type?: string | undefined;
  readonly chunked?: boolean;
}

function signature(body: string | Uint8Array, key = secret, seconds = Math.floor(Date.now() / 1000)): string {
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.`).update(body).digest('hex')}`;
}

function bodyOf(change: object = {}): string {
  const event = examples['workflow.run.completed'].minimal?.event;
  return JSON.stringify({ ...event, eventId: `evt_${randomUUID().replaceAll('-', '')}`, ...change });
}

/** The status of a request on a connection of its own, which the receiver may close before it has read all. */
function statusAlone(url: string, body: string): Promise<number | 'closed'> {
  const headers = { 'content-type': 'application/json', 'x-plextera-signature': signature(body) };
  return new Promise((resolve) => {
    request(url, { method: 'POST', agent: false, headers }, ({ statusCode = 0 }) => resolve(statusCode))
      .on('error', () => resolve('closed'))
      .end(body);
  });
}

/** One byte in each chunk of the beginning, then the rest. */
function inChunks(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < 20; at++) controller.enqueue(bytes.slice(at, at + 1));
      controller.enqueue(bytes.slice(20));
      controller.close();
    },
  });
}

describe.each(receiverNames)('the receiver %s', (name) => {
  let receiver: RunningReceiver;
  beforeAll(async () => {
    receiver = await startReceiver(name, secret);
  });
  afterAll(() => receiver.close());

  const ids = () => receiver.applied.map(({ eventId }) => eventId);

  async function send(body: string | Uint8Array, sent: Sent = {}): Promise<Response> {
    const bytes = Buffer.from(body as Uint8Array);
    const given = 'signature' in sent ? sent.signature : signature(bytes);
    const type = 'type' in sent ? sent.type : 'application/json';
    const headers = new Headers();
    if (given !== undefined) headers.set('X-Plextera-Signature', given);
    if (type !== undefined) headers.set('Content-Type', type);
    const init = { method: 'POST', headers, duplex: 'half' } as const;
    return fetch(receiver.url, { ...init, body: sent.chunked ? inChunks(bytes) : bytes });
  }

  async function expectRefused(body: string | Uint8Array, statuses: readonly number[], sent?: Sent) {
    const before = receiver.applied.length;
    const response = await send(body, sent);
    expect(statuses).toContain(response.status);
    expect(await response.text()).not.toMatch(/whsec|stack|\.ts|JSON at|token/);
    expect(receiver.applied).toHaveLength(before);
    await expectAlive();
  }

  async function expectAlive() {
    const body = bodyOf();
    expect((await send(body)).status).toBe(200);
    expect(ids()).toContain(JSON.parse(body).eventId);
  }

  test('BAS-01 acts on the examples of every event type', async () => {
    for (const type of eventTypes)
      for (const [example, { event }] of Object.entries(examples[type])) {
        const given = { ...event, eventId: `evt_${type}_${example}`.replaceAll(/\W/g, '') };
        const response = await send(JSON.stringify(given));
        expect([type, example, response.status, await response.json()]).toEqual([
          type,
          example,
          200,
          { status: 'accepted' },
        ]);
        expect(receiver.applied.at(-1)).toEqual(given);
      }
  });

  test('SIG-18 verifies the bytes of the canary body', async () => {
    const body = `${bodyOf({ canary: '@' }).replace('"@"', canary)}\n`;
    expect((await send(body)).status).toBe(200);
    expect(ids()).toContain(JSON.parse(body).eventId);
  });

  test('SIG-19, SIG-20, ENV-13 verifies emoji, CRLF and a byte order mark', async () => {
    for (const text of [bodyOf({ s: '😀\u2028e\u0301' }), `${bodyOf()}\r\n`, `\ufeff${bodyOf()}`])
      expect((await send(text)).status).toBe(200);
  });

  test('TRN-03 takes a body in chunks, without a length', async () => {
    const body = bodyOf();
    expect((await send(body, { chunked: true })).status).toBe(200);
    expect(ids()).toContain(JSON.parse(body).eventId);
  });

  test('LOD-01 takes a body of almost 1 MB, and more than 2 MB do no harm', async () => {
    const large = bodyOf({ padding: 'x'.repeat(1_000_000) });
    expect((await send(large)).status).toBe(200);
    expect([200, 413, 'closed']).toContain(
      await statusAlone(receiver.url, bodyOf({ padding: large.repeat(2) })),
    );
    await expectAlive();
  });

  test.each([
    ['SIG-01 unsigned', () => undefined],
    ['SIG-02 with an empty signature', () => ''],
    ['SIG-03 signed with another secret', (body: string) => signature(body, 'whsec_other')],
    ['SIG-04 signed with an empty secret', (body: string) => signature(body, '')],
    ['SIG-05 tampered with', (body: string) => signature(`${body}\n`)],
    ['SIG-08 with a signature of other bytes', (body: string) => `${signature(body).slice(0, -1)}é`],
    ['FRS-01 stale', (body: string) => signature(body, secret, Math.floor(Date.now() / 1000) - 310)],
    [
      'FRS-03 from the future',
      (body: string) => signature(body, secret, Math.floor(Date.now() / 1000) + 310),
    ],
    ['SIG-14 with two timestamps', (body: string) => `t=1,${signature(body)}`],
  ])('%s: refuses with 401', async (_case, makeSignature) => {
    const body = bodyOf();
    await expectRefused(body, [401], { signature: makeSignature(body) });
  });

  test.each([
    ['ENV-01 malformed JSON', '{"eventId": oops', 400],
    ['ENV-03 an empty body', '', 400],
    ['ENV-03 null', 'null', 422],
    ['ENV-04 an event without its envelope', '{}', 422],
    ['ENV-05 a wrong type', bodyOf({ eventId: 1 }), 422],
    ['ENV-13 invalid UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 400],
  ])('%s, signed: refuses', async (_case, body, status) => {
    // An empty body may have been dropped by the framework: then it counts as one that is not there.
    await expectRefused(body, body === '' ? [status, 401] : [status]);
  });

  test('ENV-02 malformed JSON, unsigned: says that the signature is wrong, and no more', async () => {
    await expectRefused('{"eventId": oops', [401], { signature: undefined });
  });

  test('FWD-02 acknowledges an event type that it does not know, and does not act', async () => {
    const before = receiver.applied.length;
    expect((await send(bodyOf({ eventType: 'plextera.probe.unknown' }))).status).toBe(200);
    expect(receiver.applied).toHaveLength(before);
  });

  test('IDM-01, IDM-02 acts once on an event that comes again, one after the other and at the same time', async () => {
    const body = bodyOf();
    const { eventId } = JSON.parse(body);
    const inTurn = [await send(body), await send(body)];
    const atOnce = await Promise.all(Array.from({ length: 10 }, () => send(body)));
    for (const response of [...inTurn, ...atOnce]) expect(response.status).toBe(200);
    expect(ids().filter((id) => id === eventId)).toHaveLength(1);
  });

  test.each([
    'text/plain',
    undefined,
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset=utf-16',
    'application/json\ta',
    'APPLICATION/JSON ; x',
    'application/cloudevents+json',
    'application/x-www-form-urlencoded',
  ])('HDR-05, HDR-06 with the content type %j: verifies, or refuses the type', async (type) => {
    const body = bodyOf();
    const { eventId } = JSON.parse(body);
    const forged = await send(body, { type, signature: signature(body, 'whsec_other') });
    expect([401, 415]).toContain(forged.status);
    expect(ids()).not.toContain(eventId);
    const response = await send(body, { type });
    expect([200, 415]).toContain(response.status);
    expect(ids().includes(eventId)).toBe(response.status === 200);
    if (/^application\/json; ?charset=utf-8$/i.test(type ?? '')) expect(response.status).toBe(200);
  });

  test('HDR-01 acts on the body where a header says otherwise', async () => {
    const body = bodyOf();
    const headers = { 'x-plextera-signature': signature(body), 'x-plextera-event-id': 'evt_other' };
    expect((await fetch(receiver.url, { method: 'POST', headers, body })).status).toBe(200);
    expect(ids()).toContain(JSON.parse(body).eventId);
    expect(ids()).not.toContain('evt_other');
  });

  test.each(['GET', 'PUT', 'DELETE'])('TRN-01 has no %s', async (method) => {
    const response = await fetch(receiver.url, { method });
    expect([404, 405]).toContain(response.status);
  });
});

test('V05 no receiver starts without a secret', async () => {
  for (const name of receiverNames)
    await expect(startReceiver(name, '')).rejects.toMatchObject({ code: 'PLEXTERA_SECRET_EMPTY' });
});

test('receivers that are started at the same time share neither a secret nor their events', async () => {
  const names = [...receiverNames, ...receiverNames];
  const running = await Promise.all(names.map((name, index) => startReceiver(name, `whsec_tenant_${index}`)));
  const body = bodyOf();
  for (const [index, { url }] of running.entries()) {
    const headers = { 'x-plextera-signature': signature(body, `whsec_tenant_${index}`) };
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
    expect(running.map(({ applied }) => applied.length)).toEqual(names.map((_, at) => (at <= index ? 1 : 0)));
  }
  await Promise.all(running.map((receiver) => receiver.close()));
});
