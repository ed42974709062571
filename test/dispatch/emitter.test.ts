import { describe, expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { DeliveryLog } from '../../mock-server/dispatch/delivery-log.ts';
import { Emitter } from '../../mock-server/dispatch/emitter.ts';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { answered, manualClock, type ScriptedTransport, scriptedTransport } from '../fixtures/fake-world.ts';

const url = new URL('http://127.0.0.1:9/hook');
const prepare = () => prepareEvent(createEvent(eventTypes[0]));

function startEmitter(transport: ScriptedTransport) {
  const clock = manualClock();
  const destination = { url, secrets: 'whsec_x', extraHeaders: [] };
  const seen: string[] = [];
  const emitter = new Emitter({
    clock,
    random: () => 0.5,
    transport,
    destination,
    onAttempt: ({ eventId }, { number }) => seen.push(`${eventId} ${number}`),
  });
  return { clock, emitter, seen };
}

describe('an emitter', () => {
  test('delivers in the background, retries, and remembers every attempt', async () => {
    const { clock, emitter, seen } = startEmitter(scriptedTransport(503, 200));
    const prepared = prepare();
    emitter.emit(prepared);
    expect(emitter.pending).toBe(1);
    expect(emitter.deliveries()).toMatchObject([
      { eventId: prepared.eventId, state: 'pending', attempts: [], acceptedAt: '2026-04-07T10:00:00.000Z' },
    ]);
    await expect.poll(() => clock.waits.length).toBe(1);
    expect(emitter.deliveries()).toMatchObject([{ state: 'pending', attempts: [{ number: 1 }] }]);
    clock.pass();
    await expect.poll(() => emitter.pending).toBe(0);
    expect(emitter.deliveries()).toMatchObject([
      { eventType: eventTypes[0], state: 'delivered', attempts: [{ number: 1 }, { number: 2 }] },
    ]);
    expect(seen).toEqual([`${prepared.eventId} 1`, `${prepared.eventId} 2`]);
  });

  test('gives up where the receiver wants nothing more', async () => {
    const { emitter } = startEmitter(scriptedTransport(410));
    emitter.emit(prepare());
    await expect.poll(() => emitter.pending).toBe(0);
    expect(emitter.deliveries()).toMatchObject([{ state: 'exhausted', attempts: [{ number: 1 }] }]);
  });

  test('a slow delivery holds up no other', async () => {
    const never = new Promise<ReturnType<typeof answered>>(() => undefined);
    const { emitter } = startEmitter(scriptedTransport(never, 200));
    emitter.emit(prepare());
    emitter.emit(prepare());
    await expect.poll(() => emitter.pending).toBe(1);
    expect(emitter.deliveries().map(({ state }) => state)).toEqual(['delivered', 'pending']);
  });

  test('drains: what is under way ends, what waits is still owed, and the transport is closed last', async () => {
    let answer: (exchange: ReturnType<typeof answered>) => void = () => {};
    const underWay = new Promise<ReturnType<typeof answered>>((resolve) => {
      answer = resolve;
    });
    const transport = scriptedTransport(503, underWay);
    const { clock, emitter } = startEmitter(transport);
    emitter.emit(prepare());
    await expect.poll(() => clock.waits.length).toBe(1);
    emitter.emit(prepare());
    await expect.poll(() => transport.requests.length).toBe(2);
    const drained = vi.fn();
    const draining = emitter.drain().then(drained);
    await expect.poll(() => emitter.pending).toBe(1);
    expect(drained).not.toHaveBeenCalled();
    expect(transport.closed()).toBe(false);
    answer(answered(200));
    await draining;
    expect(transport.closed()).toBe(true);
    expect(emitter.deliveries()).toMatchObject([
      { state: 'delivered' },
      { state: 'pending', attempts: [{ retryInMs: expect.any(Number) }] },
    ]);
    await emitter.drain();
  });
});

describe('the log', () => {
  test('drops the oldest finished deliveries when it is full, and no pending one', () => {
    const log = new DeliveryLog(2);
    const accept = () => {
      const prepared = prepare();
      return { ...log.accept(prepared, url, ''), eventId: prepared.eventId };
    };
    const [pending, finished, next] = [accept(), accept(), accept()];
    expect(log.list()).toHaveLength(3);
    finished.finished();
    const last = accept();
    expect(log.list().map(({ eventId }) => eventId)).toEqual(
      [last, next, pending].map(({ eventId }) => eventId),
    );
    for (const { finished: finish } of [pending, next, last]) finish();
    const newest = accept();
    expect(log.list().map(({ eventId }) => eventId)).toEqual([newest, last].map(({ eventId }) => eventId));
  });
});
