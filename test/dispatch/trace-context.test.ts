import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import {
  attemptTraceHeaders,
  readTraceContext,
  traceOfEvent,
} from '../../mock-server/dispatch/trace/trace-context.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import { startControlApi, startMock, type TestTarget } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const incoming = `00-${traceId}-b7ad6b7169203331-01`;
const run = 'workflow.run.failed';

describe('an incoming traceparent', () => {
  const read = (traceparent: unknown, tracestate?: unknown) => readTraceContext({ traceparent, tracestate });

  test('is read, and of its flags those that are known', () => {
    expect(read(incoming)).toEqual({ traceId, flags: 1 });
    expect(read(`00-${traceId}-b7ad6b7169203331-ff`)).toEqual({ traceId, flags: 3 });
    expect(read(`00-${traceId}-b7ad6b7169203331-00`)).toEqual({ traceId, flags: 0 });
  });

  test('of a version to come is read as far as it is known', () => {
    expect(read(`cc-${traceId}-b7ad6b7169203331-01-what-is-new`)).toEqual({ traceId, flags: 1 });
  });

  test.each([
    undefined,
    '',
    'garbage',
    [incoming, incoming],
    `${incoming}, ${incoming}`,
    `${incoming}-more`,
    ` ${incoming}`,
    `ff-${traceId}-b7ad6b7169203331-01`,
    `00-${traceId.toUpperCase()}-b7ad6b7169203331-01`,
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId}-b7ad6b7169203331-1`,
    `cc-${traceId}-b7ad6b7169203331-01x`,
    `00-${traceId}-b7ad6b7169203331-01\r\nX-Injected: 1`,
  ])('that is malformed counts as none: %j', (traceparent) => {
    expect(read(traceparent, 'a=1')).toBeUndefined();
  });

  test.each([
    ['vendor=opaque', 'vendor=opaque'],
    ['a=1, b=2 ,c=3', 'a=1,b=2,c=3'],
    ['a=1,,b=2', 'a=1,b=2'],
    ['tenant@vendor=x y', 'tenant@vendor=x y'],
  ])('brings its tracestate %j', (given, kept) => {
    expect(read(incoming, given)?.tracestate).toBe(kept);
  });

  test.each(['', 'A=1', 'a', 'a=1,a=2', 'a=1;b\u0007', `a=${'x'.repeat(600)}`, 'a=\u00e9', 'a=1=2', ['a=1']])(
    'loses a malformed tracestate %j, and stays',
    (tracestate) => {
      expect(read(incoming, tracestate)).toEqual({ traceId, flags: 1 });
    },
  );

  test('has at most 32 members in its tracestate', () => {
    const members = (count: number) => Array.from({ length: count }, (_, n) => `k${n}=v`).join(',');
    expect(read(incoming, members(32))?.tracestate).toBe(members(32));
    expect(read(incoming, members(33))?.tracestate).toBeUndefined();
  });

  test('never makes the reader throw, and what is read can be written and read again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        readTraceContext({ traceparent: a, tracestate: b });
        const context = readTraceContext({ traceparent: incoming, tracestate: b });
        const headers = context ? Object.fromEntries(attemptTraceHeaders(context, systemRandom)) : {};
        expect(readTraceContext(headers)).toEqual(context);
      }),
    );
  });
});

test('an event has the same trace whenever it is asked for, and another one has another', () => {
  expect(traceOfEvent('evt_1')).toEqual(traceOfEvent('evt_1'));
  expect(traceOfEvent('evt_1').traceId).not.toBe(traceOfEvent('evt_2').traceId);
  const attempt = () =>
    Object.fromEntries(attemptTraceHeaders(traceOfEvent('evt_1'), systemRandom)).traceparent;
  expect(readTraceContext({ traceparent: attempt() })).toEqual(traceOfEvent('evt_1'));
  expect(attempt()).not.toBe(attempt());
  expect(Object.fromEntries(attemptTraceHeaders(traceOfEvent('evt_1'), () => 0)).traceparent).toMatch(
    /-0{15}1-01$/,
  );
});

describe('a mock that sends trace context', () => {
  async function startTraced(headers: TestTarget['extraHeaders'] = [], traceContext = true) {
    const receiver = await startRecordingReceiver(503, 200);
    const secret = 'whsec_of_the_traces';
    const mock = await startMock({ url: receiver.url, secret, extraHeaders: headers }, { traceContext });
    const { post, send } = await startControlApi(mock);
    const parents = () => receiver.requests.map((_, at) => receiver.header(at, 'traceparent'));
    const bothAttempts = () =>
      vi.waitFor(() => {
        mock.schedule?.advance(60_000);
        expect(receiver.requests).toHaveLength(2);
      });
    return { receiver, mock, post, send, parents, bothAttempts, secret };
  }

  test('has one trace for an event, and a span of its own for each attempt, beside a good signature', async () => {
    const { receiver, mock, parents, bothAttempts, secret } = await startTraced();
    const event = createEvent(run);
    await mock.emit(prepareEvent(event));
    await bothAttempts();
    const contexts = parents().map((traceparent) => readTraceContext({ traceparent }));
    expect(contexts).toEqual([traceOfEvent(event.eventId), traceOfEvent(event.eventId)]);
    expect(new Set(parents()).size).toBe(2);
    for (const { body, headers } of receiver.requests)
      expect(receive(body, headers, secret).kind).toBe('event');
    const [delivery] = (await mock.store.log.deliveries({ limit: 1 })).items;
    expect(delivery?.eventId).toBe(event.eventId);
  });

  test('goes on in the trace that a caller came with, over retries', async () => {
    const { receiver, post, send, parents, bothAttempts } = await startTraced();
    await post({ eventType: run }, { traceparent: incoming, tracestate: 'vendor=opaque' });
    await bothAttempts();
    for (const traceparent of parents())
      expect(readTraceContext({ traceparent })).toEqual({ traceId, flags: 1 });
    expect(parents()).not.toContain(incoming);
    expect(receiver.header(1, 'tracestate')).toBe('vendor=opaque');
    const { data } = (await (await send('GET', '/api/v1/deliveries')).json()) as {
      data: { attempts: { requestHeaders: string[][] }[] }[];
    };
    expect(data[0]?.attempts[0]?.requestHeaders).toContainEqual(['traceparent', parents()[0]]);
  });

  test('begins a trace of its own where the caller’s is malformed', async () => {
    const { receiver, post, parents, bothAttempts } = await startTraced();
    const response = await post({ eventType: run }, { traceparent: `${incoming}-x`, tracestate: 'a=1' });
    const { eventId } = (await response.json()) as { eventId: string };
    await bothAttempts();
    expect(readTraceContext({ traceparent: parents()[0] })).toEqual(traceOfEvent(eventId));
    expect(receiver.header(0, 'tracestate')).toBeUndefined();
  });

  test('leaves an event in its trace when it is emitted again', async () => {
    const { mock, bothAttempts, parents } = await startTraced();
    const event = createEvent(run);
    await mock.emit(prepareEvent(event));
    await mock.emit(prepareEvent(event), { trace: { traceId, flags: 1 } });
    await bothAttempts();
    expect(readTraceContext({ traceparent: parents()[1] })).toEqual(traceOfEvent(event.eventId));
  });

  test('leaves an event in the trace that it came with, whoever emits it again', async () => {
    const { mock, bothAttempts, parents } = await startTraced();
    const event = prepareEvent(createEvent(run));
    await mock.emit(event, { trace: { traceId, flags: 1 } });
    await mock.emit(event, { trace: { traceId: traceId.replaceAll('0', '1'), flags: 0 } });
    await bothAttempts();
    for (const traceparent of parents())
      expect(readTraceContext({ traceparent })).toEqual({ traceId, flags: 1 });
  });

  test('leaves a trace alone that somebody set himself', async () => {
    const { mock, bothAttempts, parents } = await startTraced([['Traceparent', incoming]]);
    await mock.emit(prepareEvent(createEvent(run)));
    await bothAttempts();
    expect(parents()).toEqual([incoming, incoming]);
  });

  test('does so only when it is asked to', async () => {
    const { post, bothAttempts, parents } = await startTraced([], false);
    await post({ eventType: run }, { traceparent: incoming });
    await bothAttempts();
    expect(parents()).toEqual([undefined, undefined]);
  });
});
