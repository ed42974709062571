import { describe, expect, test } from 'vitest';
import { headers as catalog, contract, eventTypes } from '../../mock-server/contract/catalog.ts';
import { attemptView } from '../../mock-server/dispatch/attempt-view.ts';
import { buildHeaders, newDeliveryId } from '../../mock-server/dispatch/build-request.ts';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { shownUrl } from '../../mock-server/dispatch/shown-url.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { manualClock } from '../fixtures/fake-world.ts';

const world = { clock: manualClock(), random: () => 0.5 };
const names = Object.values(catalog).map(({ name }) => name);

function headersOf(event: unknown, extraHeaders: readonly (readonly [string, string])[] = []) {
  const deliveryId = newDeliveryId(world.clock, world.random);
  return buildHeaders(prepareEvent(event), { deliveryId, signature: 't=1,v1=ab' }, extraHeaders);
}

describe('the headers of an attempt', () => {
  test('are those of the contract in its order and spelling, then the extra ones', () => {
    const headers = headersOf(createEvent(eventTypes[0]), [
      ['x-b', '1'],
      ['X-A', '2'],
    ]);
    const sent = headers.map(([name]) => name);
    expect(sent).toEqual(['Content-Type', 'User-Agent', ...names, 'x-b', 'X-A']);
    expect(headers[0]?.[1]).toBe(contract.contentType);
  });

  test.each(eventTypes)('mirror the body of %s', (type) => {
    const event = createEvent(type);
    const headers = new Map(headersOf(event));
    expect(headers.get(catalog.eventId.name)).toBe(event.eventId);
    expect(headers.get(catalog.eventType.name)).toBe(type);
    expect(headers.get(catalog.eventOccurredAt.name)).toBe(event.occurredAt);
    expect(headers.get(catalog.apiVersion.name)).toBe(event.apiVersion);
    expect(headers.get(catalog.deliveryId.name)).toMatch(new RegExp(`^${catalog.deliveryId.sample.ulid}`));
  });

  test('of an event that was broken on purpose are fewer, and never break the request', () => {
    const { eventId: _, ...event } = createEvent(eventTypes[0]);
    const headers = new Map(
      headersOf({ ...event, eventType: 'a\r\nb→', apiVersion: 7, occurredAt: { a: 1 } }),
    );
    expect(headers.has(catalog.eventId.name)).toBe(false);
    expect(headers.get(catalog.eventType.name)).toBe('a??b?');
    expect(headers.get(catalog.apiVersion.name)).toBe('7');
    expect(headers.get(catalog.eventOccurredAt.name)).toBe('{"a":1}');
  });
});

test('an attempt as JSON shows the headers of the contract, and no key of a gateway or session of a receiver', () => {
  const view = attemptView({
    number: 1,
    deliveryId: 'dlv_1',
    startedAt: '2026-04-07T10:00:00.000Z',
    requestHeaders: headersOf(createEvent(eventTypes[0]), [['X-Api-Key', 'canary']]),
    exchange: {
      response: {
        status: 200,
        headers: [
          ['Set-Cookie', 'canary'],
          ['Server', 'shown'],
        ],
        body: Buffer.from('hello'),
        truncated: false,
        complete: true,
      },
      timings: { totalMs: 1 },
    },
    outcome: { kind: 'delivered', code: 'acknowledged', message: 'ok', notes: [] },
  });
  const text = JSON.stringify(view);
  expect(text).not.toContain('canary');
  for (const name of names) expect(text).toContain(`["${name}","`);
  expect(text).not.toMatch(new RegExp(`"(${names.join('|')})","\\[redacted`));
  expect(view).toMatchObject({
    response: {
      status: 200,
      body: 'hello',
      headers: [
        ['Set-Cookie', '[redacted]'],
        ['Server', 'shown'],
      ],
    },
  });
});

test('a URL is shown without what may be a key in its query', () => {
  const shown = (text: string) => shownUrl(new URL(text));
  expect(shown('https://a.test/p?api_key=1&page=2&access_token=3&x=')).toBe(
    'https://a.test/p?api_key=redacted&page=2&access_token=redacted&x=',
  );
  expect(shown('http://127.0.0.1:3000/webhooks')).toBe('http://127.0.0.1:3000/webhooks');
});
