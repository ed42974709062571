import { expect, test, vi } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { type ReceiverAnswer, startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const [type] = eventTypes;
const secret = 'whsec_of_what_is_sent_again';

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly attempts: readonly { readonly faults: readonly string[] }[];
  readonly copyOf?: { readonly kind: string; readonly eventId?: string };
}

/** A mock that has delivered one event, and what sends its delivery again. */
async function delivered(...answers: readonly (number | ReceiverAnswer)[]) {
  const receiver = await startRecordingReceiver(...(answers.length === 0 ? [200] : answers));
  const mock = await startMock({ url: receiver.url, secret });
  const api = await startControlApi(mock);
  const event = (await (await api.post({ eventType: type })).json()) as Record<string, unknown>;
  const shown = async (eventId: unknown): Promise<Shown> => {
    const answer = await api.send('GET', `/api/v1/events/${eventId}`);
    return ((await answer.json()) as { deliveries: readonly [Shown] }).deliveries[0];
  };
  await vi.waitFor(async () =>
    expect(['waiting', 'in_flight']).not.toContain((await shown(event.eventId)).state),
  );
  const { id } = await shown(event.eventId);
  const resend = async (body: unknown, which = id) => {
    const answer = await api.send('POST', `/api/v1/deliveries/${which}/resend`, body);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { ...api, receiver, event, id, shown, resend };
}

test('with nothing said a delivery is sent once more, the same bytes with a new delivery id', async () => {
  const { resend, receiver, id, event } = await delivered();
  expect(await resend({})).toEqual({
    status: 202,
    body: { eventId: event.eventId, deliveryId: id, times: 1 },
  });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  expect(receiver.requests[1]?.body).toEqual(receiver.requests[0]?.body);
  const ids = [0, 1].map((at) => receiver.header(at, headers.deliveryId.name));
  expect(new Set(ids).size).toBe(2);
});

test('several times means one attempt behind the other, and not one more', async () => {
  const { resend, receiver, shown, event } = await delivered();
  await resend({ times: 4 });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(5));
  await vi.waitFor(async () => expect((await shown(event.eventId)).state).toBe('delivered'));
  expect((await shown(event.eventId)).attempts).toHaveLength(5);
  expect(receiver.requests).toHaveLength(5);
});

test('an edited event is a new event, signed, marked, and sent to this subscription alone', async () => {
  const { resend, receiver, event, shown, mock } = await delivered();
  const other = await startRecordingReceiver(200);
  await mock.store.subscriptions.insert({
    id: 'sub_beside',
    endpointUrl: other.url,
    eventTypes,
    signingSecret: secret,
    status: 'active',
    failureStreak: 0,
    createdAt: '2026-04-07T10:00:00.000Z',
    updatedAt: '2026-04-07T10:00:00.000Z',
  });
  const { status, body } = await resend({ event: { ...event, note: 'by hand' } });
  expect(status).toBe(202);
  expect(body.eventId).not.toBe(event.eventId);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  const [, sent] = receiver.requests;
  expect(JSON.parse(String(sent?.body))).toEqual({ ...event, eventId: body.eventId, note: 'by hand' });
  const signature = receiver.header(1, headers.signature.name);
  expect(verifySignature(sent?.body ?? '', signature, secret)).toMatchObject({ kind: 'verified' });
  expect((await shown(body.eventId)).copyOf).toEqual({ kind: 'edited', eventId: event.eventId });
  expect((await shown(event.eventId)).copyOf).toBeUndefined();
  expect(other.requests).toEqual([]);
});

test('an edited event that breaks the contract is refused with a pointer, unless it was meant', async () => {
  const { resend, receiver, event } = await delivered();
  const broken = { ...event, occurredAt: 'yesterday' };
  expect(await resend({ event: broken })).toMatchObject({
    status: 422,
    body: { code: 'PLEXTERA_INVALID_EVENT', detail: expect.stringContaining('/occurredAt') },
  });
  expect((await resend({ event: broken, unchecked: true })).status).toBe(202);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  expect(JSON.parse(String(receiver.requests[1]?.body))).toMatchObject({ occurredAt: 'yesterday' });
});

test('an edited event without an id or a type is sent as it is', async () => {
  const { resend, receiver } = await delivered();
  const { body } = await resend({ event: { hello: 1 }, unchecked: true });
  expect(body.eventId).not.toBe('');
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  expect(String(receiver.requests[1]?.body)).toBe('{"hello":1}');
  expect(receiver.header(1, headers.eventId.name)).toBeUndefined();
});

test('an id that another event has is refused', async () => {
  const { resend, event, post } = await delivered();
  const second = (await (await post({ eventType: type })).json()) as { eventId: string };
  expect(await resend({ event: { ...event, eventId: second.eventId } })).toMatchObject({
    status: 422,
    body: { code: 'PLEXTERA_EVENT_ID_TAKEN' },
  });
});

test('another target gets a copy, again and again by the same subscription, and nothing else', async () => {
  const { resend, receiver, event, shown, post, mock } = await delivered();
  const other = await startRecordingReceiver(200);
  const { body } = await resend({ url: other.url });
  await resend({ url: other.url });
  await vi.waitFor(() => expect(other.requests).toHaveLength(2));
  const [sent] = other.requests;
  expect(JSON.parse(String(sent?.body))).toEqual({ ...event, eventId: body.eventId });
  const signature = other.header(0, headers.signature.name);
  expect(verifySignature(sent?.body ?? '', signature, secret)).toMatchObject({ kind: 'verified' });
  expect((await shown(body.eventId)).copyOf).toEqual({ kind: 'copied', eventId: event.eventId });
  expect((await mock.store.subscriptions.list({ offset: 0, limit: 9 })).total).toBe(2);
  await post({ eventType: type });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  expect(other.requests).toHaveLength(2);
});

test.each([
  ['http://example.com/webhooks', 'plain http for loopback'],
  ['https://example.com/webhooks', '--allow-host example.com'],
  ['https://169.254.169.254/latest', 'metadata'],
  ['http://user:pw@127.0.0.1/', 'user name'],
  ['file:///etc/passwd', 'https'],
  ['MOCK', 'is the mock itself'],
])('%s is no other target, and says why', async (url, why) => {
  const { resend, origin, mock } = await delivered();
  const { status, body } = await resend({ url: url === 'MOCK' ? `${origin}/x` : url });
  expect(status).toBe(422);
  expect(body).toMatchObject({ code: 'PLEXTERA_BAD_TARGET', detail: expect.stringContaining(why) });
  expect(JSON.stringify(body)).not.toContain('user:pw');
  expect((await mock.store.subscriptions.list({ offset: 0, limit: 9 })).total).toBe(1);
});

test('a fault is for these attempts, and goes away when nothing was sent', async () => {
  const { resend, receiver, event, shown, mock } = await delivered();
  await resend({ times: 2, fault: { name: 'bad-signature' } });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(3));
  await vi.waitFor(async () => expect((await shown(event.eventId)).state).toBe('delivered'));
  expect((await shown(event.eventId)).attempts.map(({ faults }) => faults)).toEqual([
    [],
    ['bad-signature'],
    ['bad-signature'],
  ]);
  expect(mock.faults.list()).toEqual([]);
  const refused = await resend({ fault: { name: 'bad-signature' }, event: { eventId: 7 }, unchecked: true });
  expect(refused.status).toBe(202);
  expect(await resend({ fault: { name: 'bad-signatures' } })).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('bad-signature') },
  });
});

test('a fault hits no other event of that type, nor an edited copy’s original', async () => {
  const { resend, post, event, shown, mock } = await delivered();
  const other = (await (await post({ eventType: type })).json()) as { eventId: string };
  await vi.waitFor(async () => expect((await shown(other.eventId)).state).toBe('delivered'));
  await mock.store.subscriptions.update('sub_target', { status: 'paused' });
  // The longest due is sent first, so a fault for whatever comes next would hit these two.
  await resend({}, (await shown(other.eventId)).id);
  await resend({});
  const { body } = await resend({ event: { ...event, note: 'by hand' }, fault: { name: 'bad-signature' } });
  expect(mock.faults.list()).toMatchObject([
    { scope: { next: 1, eventId: body.eventId, subscriptionId: 'sub_target' } },
  ]);
  await mock.store.subscriptions.update('sub_target', { status: 'active' });
  const faultsOf = async (eventId: unknown) => {
    await vi.waitFor(async () => expect((await shown(eventId)).state).toBe('delivered'));
    return (await shown(eventId)).attempts.map(({ faults }) => faults);
  };
  expect(await faultsOf(other.eventId)).toEqual([[], []]);
  expect(await faultsOf(event.eventId)).toEqual([[], []]);
  expect(await faultsOf(body.eventId)).toEqual([['bad-signature']]);
});

test('what is in flight is not sent again, and its fault is taken back', async () => {
  const { resend, receiver, mock } = await delivered(200, { status: 200, hangs: true });
  await resend({});
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  expect(await resend({ times: 5, fault: { name: 'duplicate' } })).toMatchObject({
    status: 409,
    body: { code: 'nothing-to-resend' },
  });
  expect(mock.faults.list()).toEqual([]);
  receiver.release();
});

test.each([
  [{ times: 0 }, 400],
  [{ times: 101 }, 400],
  [{ tims: 2 }, 400],
  [{ event: [] }, 400],
  [{ fault: { name: 'drop', next: 1 } }, 400],
])('%j is a bad request', async (body, status) => {
  const { resend } = await delivered();
  expect((await resend(body)).status).toBe(status);
});

test('a delivery that is not there, or whose subscription is gone, says so', async () => {
  const { resend, mock } = await delivered();
  expect((await resend({}, 'owed_none')).status).toBe(404);
  expect((await resend({}, '..%2f')).status).toBe(404);
  await mock.store.subscriptions.delete('sub_target');
  expect(await resend({})).toMatchObject({ status: 409, body: { code: 'no-secret' } });
});

test('a page elsewhere cannot ask for it', async () => {
  const { send, id, receiver } = await delivered();
  const from = (headers: Readonly<Record<string, string>>) =>
    send('POST', `/api/v1/deliveries/${id}/resend`, {}, headers);
  expect((await from({ origin: 'http://evil.test' })).status).toBe(403);
  expect((await from({ 'content-type': 'text/plain' })).status).toBe(415);
  expect(receiver.requests).toHaveLength(1);
});
