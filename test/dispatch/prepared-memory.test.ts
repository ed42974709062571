import { describe, expect, test } from 'vitest';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { PreparedMemory } from '../../mock-server/dispatch/prepared-memory.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';

const prepared = prepareEvent(createEvent('workflow.run.failed', { seed: 1 }));
const other = prepareEvent({ ...createEvent('workflow.run.failed', { seed: 2 }), eventId: prepared.eventId });

describe('an event that was rendered here is not read again', () => {
  test('it comes back once, with the bytes, headers and content that it went in with', () => {
    const memory = new PreparedMemory();
    memory.keep(prepared);
    const taken = memory.take(prepared.eventId, Uint8Array.from(prepared.body));
    expect(taken.body).toBe(prepared.body);
    expect(taken.mirrored).toBe(prepared.mirrored);
    expect(taken.event).toEqual(prepared.event);
    expect(memory.take(prepared.eventId, Uint8Array.from(prepared.body)).body).not.toBe(prepared.body);
  });

  test('what the store has under its id outweighs what was rendered', () => {
    const memory = new PreparedMemory();
    memory.keep(prepared);
    const taken = memory.take(prepared.eventId, Uint8Array.from(other.body));
    expect(taken.event).toEqual(other.event);
    expect([...taken.mirrored]).toEqual([...other.mirrored]);
  });

  test('one that is forgotten, or was never here, is read from its bytes', () => {
    const memory = new PreparedMemory();
    memory.keep(prepared);
    memory.forget(prepared.eventId);
    for (const { eventId, body, event } of [prepared, other])
      expect(memory.take(eventId, Uint8Array.from(body)).event).toEqual(event);
  });

  test('a long queue is not held in memory: it is dropped, and read from the store', () => {
    const memory = new PreparedMemory();
    const large = Array.from({ length: 10 }, (_, at) =>
      prepareEvent({ eventId: `evt_${at}`, data: 'x'.repeat(1024 * 1024) }),
    );
    for (const one of large) memory.keep(one);
    const kept = large.filter((one) => memory.take(one.eventId, Uint8Array.from(one.body)).body === one.body);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(8);
    expect(kept.at(-1)).toBe(large.at(-1));
  });
});
