import { expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { RecentEvents } from '../../mock-server/dispatch/recent-events.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';

const prepared = () => prepareEvent(createEvent(eventTypes[0]));

test('an event is given out once', () => {
  const recent = new RecentEvents();
  const event = prepared();
  recent.add(event);
  expect(recent.take(event.eventId)).toBe(event);
  expect(recent.take(event.eventId)).toBeUndefined();
});

test('of more than a thousand the oldest are forgotten', () => {
  const recent = new RecentEvents();
  const events = Array.from({ length: 1_002 }, prepared);
  for (const event of events) recent.add(event);
  const kept = events.map(({ eventId }) => recent.take(eventId) !== undefined);
  expect(kept.indexOf(true)).toBe(2);
  expect(kept.lastIndexOf(false)).toBe(1);
});

test('large events are forgotten sooner', () => {
  const recent = new RecentEvents();
  const large = () => ({ ...prepared(), body: Buffer.alloc(5 * 1024 * 1024) });
  const [first, second] = [large(), large()];
  recent.add(first);
  recent.add(second);
  expect(recent.take(first.eventId)).toBeUndefined();
  expect(recent.take(second.eventId)).toBe(second);
});

test('taking an event makes room again', () => {
  const recent = new RecentEvents();
  const large = () => ({ ...prepared(), body: Buffer.alloc(5 * 1024 * 1024) });
  const [first, second] = [large(), large()];
  recent.add(first);
  recent.take(first.eventId);
  recent.add(second);
  expect(recent.take(second.eventId)).toBe(second);
});
