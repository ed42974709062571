import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { prepareEvent } from '../../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../../mock-server/payloads/create-event.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { startMock } from '../../fixtures/control-api.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../../fixtures/recording-receiver.ts';
import { aClaim, anEvent, aRecord, aSettlement, subscribe } from '../../store/store-fixtures.ts';
import { stageLog } from '../../store/suite/log-scene.ts';
import { expectRefused, startLogApi, startLogServer } from './start-log-api.ts';

afterAll(expectNoSocketsLeft);

async function download(origin: string, path: string) {
  const response = await fetch(`${origin}/api/v1/export.${path}`);
  expect(response.status).toBe(200);
  return { headers: response.headers, text: await response.text() };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** A log with one delivery for each answer. */
async function startAnswered(
  ...answers: readonly (Parameters<typeof aRecord>[1] & { readonly status?: number })[]
) {
  const api = await startLogApi();
  const { store } = api.mock;
  const id = await subscribe(store);
  const events = answers.map(() => anEvent([id]));
  await store.accept(events);
  const claimed = await store.claim(aClaim({ limit: answers.length }));
  await store.settle(
    claimed.map((one, at) => {
      const { status = 200, ...parts } = answers[at] ?? {};
      return aSettlement(one, { state: 'delivered' }, aRecord(status, parts));
    }),
  );
  return { ...api, events };
}

test.each(['ndjson', 'har'])(
  'an export as %s is a file with a name of our own that no browser opens',
  async (ending) => {
    const { origin } = await startLogApi();
    const { headers } = await download(origin, ending);
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="plextera-deliveries-\\d{8}T\\d{6}Z\\.${ending}"$`),
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  },
);

test('neither export holds a secret, a key or a session', async () => {
  const receiver = await startRecordingReceiver({
    status: 400,
    body: 'the key canary_of_the_gateway is wrong',
    headers: {
      'set-cookie': 'canary_cookie',
      'x-auth-token': 'canary_token',
      location: '/?token=canary_place',
    },
  });
  const mock = await startMock({
    url: `${receiver.url}?access_token=canary_query&page=2`,
    secret: 'whsec_canary_secret',
    extraHeaders: [
      ['Authorization', 'Bearer canary_of_the_gateway'],
      ['X-Api-Key', 'canary_of_the_gateway'],
    ],
  });
  const { origin } = await startLogServer(mock);
  await subscribe(mock.store, {
    endpointUrl: 'http://canary_user:canary_password@127.0.0.1:9/',
    signingSecret: 'canary_of_another',
    eventTypes: ['workflow.run.failed'],
  });
  await mock.emit(prepareEvent(createEvent('workflow.run.failed')));
  await vi.waitFor(async () =>
    expect((await mock.store.log.deliveries({ limit: 9 })).items.map(({ attempts }) => attempts)).toEqual([
      1, 1,
    ]),
  );
  await vi.waitFor(async () => expect((await mock.store.health()).inFlight).toBe(0));
  for (const ending of ['ndjson', 'har']) {
    const { text } = await download(origin, ending);
    expect(text).toContain('page=2');
    expect(text).toContain('[redacted]');
    expect(text).not.toContain('canary');
    expect(text).not.toContain(Buffer.from('canary').toString('base64').slice(0, 7));
  }
});

describe('as NDJSON', () => {
  test('each line is a delivery with its event and attempts, newest first, by the conditions of the lists', async () => {
    const { mock, origin, get } = await startLogApi();
    const scene = await stageLog(mock.store);
    const lines = linesOf((await download(origin, 'ndjson')).text);
    expect(lines.map(({ id }) => id)).toEqual(scene.deliveryIds.toReversed());
    const { eventBody, ...rest } = lines[3];
    expect(rest).toEqual((await get(`/api/v1/deliveries/${scene.deliveryIds[0]}`)).body);
    expect(eventBody.text).toBe('{"type":"workflow.run.completed"}');
    const found = async (query: string) =>
      linesOf((await download(origin, `ndjson?${query}`)).text).map(({ id }) =>
        scene.deliveryIds.indexOf(id),
      );
    expect(await found('state=delivered&type=workflow.*')).toEqual([0]);
    expect(await found('limit=2')).toEqual([3, 2]);
    expect(await found('code=4xx')).toEqual([]);
    for (const query of ['wait=1s', 'count=1', 'limit=0', 'kode=5xx'])
      expectRefused(await get(`/api/v1/export.ndjson?${query}`), query.split('=')[0] ?? '');
  });

  test('more than a page is there, whole and once, and is asked for page by page', async () => {
    const { mock, origin } = await startLogApi();
    const id = await subscribe(mock.store);
    await mock.store.accept(Array.from({ length: 130 }, () => anEvent([id])));
    const deliveries = vi.spyOn(mock.store.log, 'deliveries');
    const lines = linesOf((await download(origin, 'ndjson')).text);
    expect(new Set(lines.map((line) => line.id)).size).toBe(130);
    expect(lines).toHaveLength(130);
    for (const [{ limit }] of deliveries.mock.calls) expect(limit).toBeLessThanOrEqual(25);
    expect(linesOf((await download(origin, 'ndjson?limit=60')).text)).toHaveLength(60);
  });

  test('a reader that stops is no longer read for', async () => {
    const { mock, origin } = await startLogApi();
    const id = await subscribe(mock.store);
    const body = Buffer.alloc(100_000, 'x');
    for (let n = 0; n < 4; n += 1)
      await mock.store.accept(Array.from({ length: 100 }, () => anEvent([id], { body })));
    const deliveries = vi.spyOn(mock.store.log, 'deliveries');
    const stop = new AbortController();
    const response = await fetch(`${origin}/api/v1/export.ndjson`, { signal: stop.signal });
    await response.body?.getReader().read();
    stop.abort();
    await vi.waitFor(async () => {
      const asked = deliveries.mock.calls.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(deliveries.mock.calls.length).toBe(asked);
    });
    expect(deliveries.mock.calls.length).toBeLessThan(16);
  });

  test('controls of any kind are escaped, and what is no text is base64', async () => {
    const { origin } = await startAnswered(
      {
        response: {
          status: 200,
          headers: [],
          body: Buffer.from('\u001b[31m\u009b\u2028\u202e\r\n'),
          truncated: false,
        },
      },
      { response: { status: 200, headers: [], body: Buffer.from([0xff, 0x00]), truncated: false } },
    );
    const { text } = await download(origin, 'ndjson');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
    const [second, first] = linesOf(text);
    expect(first.attempts[0].response.body).toBe('\u001b[31m\u009b\u2028\u202e\r\n');
    expect(second.attempts[0].response.bodyBase64).toBe('/wA=');
  });
});

describe('as HAR', () => {
  async function entriesOf(origin: string, query = '') {
    const { log } = JSON.parse((await download(origin, `har${query}`)).text);
    expect(log).toMatchObject({
      version: '1.2',
      creator: { name: manifest.name, version: manifest.version },
    });
    for (const entry of log.entries) expectEntry(entry);
    return log.entries;
  }

  /** What HAR 1.2 requires of an entry. */
  // biome-ignore lint/suspicious/noExplicitAny: it is what is checked here
  function expectEntry({ request, response, timings, ...entry }: any) {
    expect(new Date(entry.startedDateTime).toISOString()).toBe(entry.startedDateTime);
    expect(entry).toMatchObject({ time: expect.any(Number), cache: {} });
    for (const message of [request, response]) {
      expect(message).toMatchObject({
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headersSize: -1,
        bodySize: expect.any(Number),
      });
      for (const header of message.headers)
        expect(header).toEqual({ name: expect.any(String), value: expect.any(String) });
    }
    expect(request).toMatchObject({
      method: 'POST',
      url: expect.any(String),
      queryString: expect.any(Array),
    });
    expect(response).toMatchObject({
      status: expect.any(Number),
      statusText: expect.any(String),
      redirectURL: expect.any(String),
      content: { size: expect.any(Number), mimeType: expect.any(String) },
    });
    for (const part of ['send', 'wait', 'receive']) expect(timings[part]).toBeGreaterThanOrEqual(0);
    const { ssl: _, ...steps } = timings;
    const sum = Object.values(steps as Record<string, number>).reduce((all, ms) => all + Math.max(0, ms), 0);
    expect(sum).toBeCloseTo(entry.time, 3);
  }

  test('an empty log is an archive without entries', async () => {
    const { origin } = await startLogApi();
    expect(await entriesOf(origin)).toEqual([]);
  });

  test('each attempt is an entry, with its steps as HAR counts them', async () => {
    const { origin } = await startAnswered({
      timings: { lookupMs: 1, connectMs: 3, sentMs: 3.5, firstByteMs: 13.5, totalMs: 14 },
      remoteAddress: '127.0.0.1',
    });
    const [entry, ...others] = await entriesOf(origin);
    expect(others).toEqual([]);
    expect(entry.timings).toEqual({
      blocked: -1,
      dns: 1,
      connect: 2,
      ssl: -1,
      send: 0.5,
      wait: 10,
      receive: 0.5,
    });
    expect(entry).toMatchObject({ time: 14, serverIPAddress: '127.0.0.1' });
    expect(entry.response).toMatchObject({ status: 200, statusText: 'OK', content: { text: 'an answer' } });
    expect(entry.request.postData).toMatchObject({
      mimeType: 'application/json',
      text: '{"type":"workflow.run.completed"}',
    });
  });

  test('an attempt without an answer is one with status 0, and one in flight is none', async () => {
    const { mock, origin } = await startLogApi();
    const id = await subscribe(mock.store);
    await mock.store.accept([anEvent([id]), anEvent([id])]);
    const [first] = await mock.store.claim(aClaim({ limit: 2 }));
    const { response: _, ...record } = aRecord(503, { timings: { totalMs: 5 } });
    if (first) await mock.store.settle([aSettlement(first, { state: 'exhausted' }, record)]);
    const [entry, ...others] = await entriesOf(origin);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ response: { status: 0 }, _error: 'unexpected_status' });
    expect(await entriesOf(origin, '?state=delivered')).toEqual([]);
  });

  test('bytes that are no text are base64, on both sides', async () => {
    const bytes = Buffer.from([0xff, 0x00]);
    const { origin } = await startAnswered({
      requestBody: bytes,
      response: { status: 302, headers: [['Location', '/there']], body: bytes, truncated: true },
    });
    const [entry] = await entriesOf(origin);
    expect(entry.request.postData).toMatchObject({ text: '/wA=', _encoding: 'base64' });
    expect(entry.response).toMatchObject({
      redirectURL: '/there',
      content: { text: '/wA=', encoding: 'base64', size: 2 },
    });
  });

  test('what curl sends by an entry is what the receiver got', async () => {
    const receiver = await startRecordingReceiver(200);
    const mock = await startMock({ url: receiver.url });
    const { origin } = await startLogServer(mock);
    await mock.emit(
      prepareEvent(
        createEvent('workflow.run.failed', {
          overrides: { data: { error: { message: "it's “so”" } } },
          unchecked: true,
        }),
      ),
    );
    await vi.waitFor(async () =>
      expect((await mock.store.log.deliveries({ limit: 1, state: 'delivered' })).items).toHaveLength(1),
    );
    const [{ request }] = await entriesOf(origin);
    const headers = request.headers.flatMap(({ name, value }: { name: string; value: string }) => [
      '-H',
      `${name}: ${value}`,
    ]);
    const again = await startRecordingReceiver(200);
    const url = request.url.replace(String(receiver.port), String(again.port));
    await promisify(execFile)('curl', [
      '-sS',
      '-X',
      request.method,
      ...headers,
      '--data-binary',
      request.postData.text,
      url,
    ]);
    const names = (all: readonly (readonly [string, string])[]) =>
      all.filter(([name]) => /^(content-type|user-agent|x-)/i.test(name)).map((pair) => pair.join(': '));
    expect(again.requests[0]?.body).toEqual(receiver.requests[0]?.body);
    expect(names(again.requests[0]?.headers ?? []).sort()).toEqual(
      names(receiver.requests[0]?.headers ?? []).sort(),
    );
  });
});
