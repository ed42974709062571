import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { type ReceiverAnswer, startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const [type] = eventTypes;
const oneDayMs = 86_400_000;
/** Its retry is far away, so that it is still waited for when it is cancelled. */
const failed = { status: 503, headers: { 'retry-after': '3600' } };

/** A mock that has made one attempt, and what cancels its delivery. */
async function attempted(...answers: readonly (number | ReceiverAnswer)[]) {
  const receiver = await startRecordingReceiver(...answers);
  const api = await startControlApi(await startMock({ url: receiver.url }));
  const { eventId } = (await (await api.post({ eventType: type })).json()) as { eventId: string };
  const shown = async () => {
    const answer = await api.send('GET', `/api/v1/events/${eventId}`);
    const { deliveries } = (await answer.json()) as { deliveries: readonly { id: string; state: string }[] };
    return deliveries[0] ?? { id: '', state: 'none' };
  };
  const reaches = (state: string) => vi.waitFor(async () => expect((await shown()).state).toBe(state));
  const { id } = await shown();
  const ask = async (what: string, body?: unknown, which = id) => {
    const answer = await api.send('POST', `/api/v1/deliveries/${which}/${what}`, body);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { ...api, receiver, eventId, id, shown, reaches, ask };
}

test('a retry that was cancelled is not made, however far the clock is turned', async () => {
  const { ask, reaches, receiver, send, post, eventId, id, shown } = await attempted(failed, 200);
  await reaches('waiting');
  expect(await ask('cancel')).toEqual({ status: 200, body: { eventId, deliveryId: id } });
  expect((await shown()).state).toBe('cancelled');
  await send('POST', '/api/v1/clock', { advanceMs: oneDayMs });
  // What is sent after it shows that the time for it has passed.
  await post({ eventType: type });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  expect(JSON.parse(String(receiver.requests[1]?.body)).eventId).not.toBe(eventId);
  expect((await shown()).state).toBe('cancelled');
});

test('a resend brings it back', async () => {
  const { ask, reaches, receiver } = await attempted(failed, 200);
  await reaches('waiting');
  await ask('cancel');
  expect((await ask('resend', {})).status).toBe(202);
  await reaches('delivered');
  expect(receiver.requests).toHaveLength(2);
});

test('the feed tells it', async () => {
  const { ask, reaches, mock, id } = await attempted(failed);
  await reaches('waiting');
  const start = await mock.store.log.lastSeq();
  const told = vi.fn();
  mock.watch.onChange(told);
  await ask('cancel');
  expect(told).toHaveBeenCalledTimes(1);
  expect(await mock.store.log.changes(start, 9)).toMatchObject([{ kind: 'cancelled', deliveryId: id }]);
});

test('one that is in flight is a conflict that says so, and goes on', async () => {
  const { ask, reaches, receiver } = await attempted({ status: 200, hangs: true });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  expect(await ask('cancel')).toMatchObject({
    status: 409,
    body: { code: 'in-flight', detail: expect.stringContaining('under way') },
  });
  receiver.release();
  await reaches('delivered');
});

test.each([200, 410])('after %i nothing waits, which is a conflict too', async (status) => {
  const { ask, reaches } = await attempted(status);
  const state = status === 200 ? 'delivered' : 'exhausted';
  await reaches(state);
  expect(await ask('cancel')).toMatchObject({
    status: 409,
    body: { code: 'nothing-to-cancel', detail: expect.stringContaining(state) },
  });
});

test('a second time there is nothing to cancel', async () => {
  const { ask, reaches } = await attempted(failed);
  await reaches('waiting');
  await ask('cancel');
  expect(await ask('cancel')).toMatchObject({ status: 409, body: { code: 'nothing-to-cancel' } });
});

test.each(['dlv_none', '..%2f', 'a%00b'])('%s is no delivery', async (which) => {
  const { ask } = await attempted(200);
  expect(await ask('cancel', undefined, which)).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('a paused delivery that was to be sent several times is not sent at all', async () => {
  const { ask, reaches, receiver, mock, post } = await attempted(200);
  await reaches('delivered');
  await mock.store.subscriptions.update('sub_target', { status: 'paused' });
  await ask('resend', { times: 3 });
  expect((await ask('cancel')).status).toBe(200);
  await mock.store.subscriptions.update('sub_target', { status: 'active' });
  await ask('resend', {});
  await reaches('delivered');
  // What is sent after it shows that nothing else was to be sent.
  const last = (await (await post({ eventType: type })).json()) as { eventId: string };
  await vi.waitFor(() => expect(String(receiver.requests.at(-1)?.body)).toContain(last.eventId));
  expect(receiver.requests).toHaveLength(3);
});
