import { afterAll, describe, expect, test } from 'vitest';
import { startMock } from '../../fixtures/control-api.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../../fixtures/recording-receiver.ts';
import { aClaim, anEvent, aRecord, aSettlement, subscribe } from '../../store/store-fixtures.ts';
import { stageLog } from '../../store/suite/log-scene.ts';
import { expectRefused, startLogApi, startLogServer } from './start-log-api.ts';

afterAll(expectNoSocketsLeft);

describe('the lists of events and deliveries', () => {
  async function startScene() {
    const api = await startLogApi();
    const scene = await stageLog(api.mock.store);
    /** Which of the scene's events, by number, both lists find. */
    const found = async (query: string) => {
      const [events, deliveries] = await Promise.all([
        api.get(`/api/v1/events?${query}`),
        api.get(`/api/v1/deliveries?${query}`),
      ]);
      const numbers = ({ body }: typeof events) =>
        body.data.map(({ eventId }: { eventId: string }) => scene.eventIds.indexOf(eventId));
      expect(numbers(events)).toEqual(numbers(deliveries));
      return numbers(events);
    };
    return { ...api, scene, found };
  }

  test('are filtered by each parameter, and by all that are given', async () => {
    const { found, scene } = await startScene();
    expect(await found('')).toEqual([3, 2, 1, 0]);
    expect(await found('type=workflow.run.failed')).toEqual([1]);
    expect(await found('type=workflow.*')).toEqual([3, 1, 0]);
    expect(await found('state=delivered')).toEqual([2, 0]);
    expect(await found('status=exhausted')).toEqual([1]);
    expect(await found('code=503')).toEqual([1]);
    expect(await found('code=2xx')).toEqual([2, 0]);
    expect(await found(`id=${scene.attemptIds[1]}`)).toEqual([1]);
    expect(await found('since=2026-04-07T10:02:00Z')).toEqual([3, 2]);
    expect(await found('since=2026-04-07T12:02:00%2B02:00')).toEqual([3, 2]);
    expect(await found('until=2026-04-07T12:01:00+02:00')).toEqual([0]);
    expect(await found('minDuration=900')).toEqual([2]);
    expect(await found(`text=${encodeURIComponent('*is* down (100%_)')}`)).toEqual([1]);
    expect(await found('type=workflow.*&state=delivered&code=200')).toEqual([0]);
  });

  test('are read by pages without a gap', async () => {
    const { get, scene } = await startScene();
    for (const list of ['events', 'deliveries']) {
      const first = (await get(`/api/v1/${list}?limit=3`)).body;
      const second = (await get(`/api/v1/${list}?limit=3&before=${first.nextBefore}`)).body;
      const ids = [...first.data, ...second.data].map(({ eventId }) => eventId);
      expect(ids).toEqual(scene.eventIds.toReversed());
      expect(second).not.toHaveProperty('nextBefore');
    }
  });

  const refused = [
    ['stat=waiting', 'unknown parameter "stat"; did you mean "state"?'],
    ['__proto__=1', 'unknown parameter "__proto__"'],
    ['constructor=1', 'unknown parameter "constructor"'],
    ['state=delivred', 'did you mean "delivered"?'],
    ['state=nonsense', '"state" must be one of waiting'],
    ['state=waiting&status=waiting', 'two names'],
    ['state=waiting&state=waiting', 'given once'],
    ['code=5x', '"code" must be a status'],
    ['code=1000', '"code" must be a status'],
    ['type=*.run', '"type" must be'],
    ['since=yesterday', '"since" must be a time'],
    ['since=2026-13-07T10:00:00Z', '"since" must be a time'],
    ['since=2026-02-30T10:00:00Z', '"since" must be a time'],
    ['until=2026-04-07T24:00:00Z', '"until" must be a time'],
    ['code=9xx', '"code" must be a status'],
    ['code=600', '"code" must be a status'],
    ['type=', '"type" must be an event type'],
    ['until=2026-04-07', '"until" must be a time'],
    ['minDuration=-1', '"minDuration" must be'],
    ['limit=0', '"limit" must be a whole number from 1 to 1000'],
    ['limit=1001', '"limit" must be'],
    ['limit=1e2', '"limit" must be'],
    ['before=x', '"before" must be'],
    ['id=', '"id" must be'],
    ['id=%00', '"id" must be'],
    ['text=a%00b', '"text" must be'],
    ['wait=5', '"wait" must be a duration'],
    ['wait=61s', 'at most 60s'],
    ['count=101', 'at most 100 rows'],
  ] as const;

  test('refuse parameters that are unknown, malformed or can never hold', async () => {
    const { get } = await startLogApi();
    for (const [query, detail] of refused)
      for (const list of ['events', 'deliveries'])
        expectRefused(await get(`/api/v1/${list}?${query}`), detail);
  });

  test('show the beginning of a long answer only; the delivery itself has all of it', async () => {
    const { mock, get } = await startLogApi();
    const long = 'a'.repeat(60_000);
    const event = anEvent([await subscribe(mock.store)]);
    await mock.store.accept([event]);
    const response = { status: 500, headers: [], body: Buffer.from(long), truncated: false };
    const claimed = await mock.store.claim(aClaim());
    await mock.store.settle(
      claimed.map((one) => aSettlement(one, { state: 'exhausted' }, aRecord(500, { response }))),
    );
    const [{ attempts }] = (await get('/api/v1/deliveries')).body.data;
    expect(attempts[0].response).toMatchObject({ body: 'a'.repeat(4_096), bodyCut: true });
    const whole = (await get(`/api/v1/deliveries/${event.deliveries[0]?.id}`)).body;
    expect(whole.attempts[0].response.body).toBe(long);
  });

  test('show many deliveries with the attempts of each', async () => {
    const { mock, get } = await startLogApi();
    const id = await subscribe(mock.store);
    const events = Array.from({ length: 120 }, () => anEvent([id]));
    await mock.store.accept(events);
    const claimed = await mock.store.claim(aClaim({ limit: 120 }));
    await mock.store.settle(claimed.map((one) => aSettlement(one)));
    const { data } = (await get('/api/v1/deliveries?limit=1000')).body;
    expect(data).toHaveLength(120);
    const attemptOf = new Map(claimed.map((one) => [one.id, one.attemptId]));
    for (const { id: delivery, attempts } of data)
      expect(attempts[0].deliveryId).toBe(attemptOf.get(delivery));
  });
});

describe('one delivery', () => {
  test('has all attempts with the bytes that were sent and came back, and the time of the next one', async () => {
    const receiver = await startRecordingReceiver({
      status: 503,
      body: 'later',
      headers: { 'retry-after': '600' },
    });
    const mock = await startMock({ url: receiver.url });
    const { get, origin } = await startLogServer(mock);
    mock.faults.add({ name: 'tampered-body', scope: { next: 1 } });
    const event = await (
      await fetch(`${origin}/api/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"eventType":"workflow.run.failed"}',
      })
    ).json();
    const { eventId } = event as { eventId: string };
    const [{ id }] = (await get(`/api/v1/deliveries?id=${eventId}&state=waiting&wait=10s`)).body.data;
    const delivery = (await get(`/api/v1/deliveries/${id}`)).body;
    const [attempt] = delivery.attempts;
    const [request] = receiver.requests;
    expect(attempt.requestBody).toEqual({
      base64: request?.body.toString('base64'),
      text: request?.body.toString('utf8'),
    });
    expect(attempt).toMatchObject({ faults: ['tampered-body'], outcome: { code: 'unexpected_status' } });
    expect(attempt.response).toMatchObject({
      status: 503,
      body: 'later',
      bodyBase64: 'bGF0ZXI=',
      truncated: false,
    });
    expect(Date.parse(delivery.nextAttemptAt)).toBe(Math.floor(delivery.dueAtMs));
    expect(Date.parse(delivery.nextAttemptAt) - Date.parse(attempt.startedAt)).toBeGreaterThan(500_000);
    const whole = (await get(`/api/v1/events/${eventId}`)).body;
    expect(JSON.parse(whole.body.text)).toEqual(event);
    expect(whole.body.text).not.toBe(attempt.requestBody.text);
    expect(whole.deliveries).toEqual([delivery]);
  });

  test('shows bytes that are no text in base64 alone', async () => {
    const { mock, get } = await startLogApi();
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    const event = anEvent([await subscribe(mock.store)], { body: bytes });
    await mock.store.accept([event]);
    const response = { status: 200, headers: [], body: bytes, truncated: true };
    const claimed = await mock.store.claim(aClaim());
    await mock.store.settle(claimed.map((one) => aSettlement(one, undefined, aRecord(200, { response }))));
    const { body } = await get(`/api/v1/deliveries/${event.deliveries[0]?.id}`);
    expect(body.attempts[0].requestBody).toEqual({ base64: '//4A' });
    expect(body.attempts[0].response).toMatchObject({ bodyBase64: '//4A', truncated: true });
  });

  test('shows neither secrets, nor a gateway’s key, not even where the receiver repeats it', async () => {
    const receiver = await startRecordingReceiver({
      status: 400,
      body: 'you sent "canary_of_the_gateway" and that is wrong',
      headers: { 'x-debug': 'canary_of_the_gateway', 'set-cookie': 'session=canary_cookie' },
    });
    const mock = await startMock({
      url: `${receiver.url}?token=canary_query&page=2`,
      secret: 'whsec_canary_secret',
      extraHeaders: [['X-Api-Key', 'canary_of_the_gateway']],
    });
    const { origin, get } = await startLogServer(mock);
    await fetch(`${origin}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"eventType":"workflow.run.failed"}',
    });
    const [{ id, eventId, url }] = (await get('/api/v1/deliveries?state=waiting&wait=10s')).body.data;
    expect(url).toContain('page=2');
    for (const path of ['events', `events/${eventId}`, 'deliveries', `deliveries/${id}`])
      expect(JSON.stringify((await get(`/api/v1/${path}`)).body)).not.toContain('canary');
    const { attempts } = (await get(`/api/v1/deliveries/${id}`)).body;
    expect(attempts[0].response.body).toBe('you sent "[redacted]" and that is wrong');
    expect(Buffer.from(attempts[0].response.bodyBase64, 'base64').toString()).not.toContain('canary');
    await subscribe(mock.store, { endpointUrl: 'http://canary_user:canary_password@127.0.0.1:9/' });
    await mock.store.accept([anEvent((await mock.store.subscriptions.active()).map((one) => one.id))]);
    expect(JSON.stringify((await get('/api/v1/deliveries')).body)).not.toContain('canary');
  });

  test('of an endpoint that is no URL is shown all the same', async () => {
    const { mock, get } = await startLogApi();
    const endpointUrl = 'no URL \u001b[31m at all';
    await mock.store.accept([anEvent([await subscribe(mock.store, { endpointUrl })])]);
    const { status, body } = await get('/api/v1/deliveries');
    expect(status).toBe(200);
    expect(body.data[0].url).toBe('no URL \ufffd[31m at all');
  });

  test('is not there by an id that nobody gave', async () => {
    const { origin } = await startLogApi();
    for (const id of ['nothing', '..%2f..%2fetc%2fpasswd', '%00', "'%20OR%201=1", 'x'.repeat(500)])
      for (const list of ['events', 'deliveries']) {
        const response = await fetch(`${origin}/api/v1/${list}/${id}`);
        expect([404, 414], id).toContain(response.status);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
      }
  });

  test('takes no parameters', async () => {
    const { mock, get } = await startLogApi();
    const event = anEvent([await subscribe(mock.store)]);
    await mock.store.accept([event]);
    expectRefused(
      await get(`/api/v1/deliveries/${event.deliveries[0]?.id}?full=1`),
      'unknown parameter "full"',
    );
  });
});
