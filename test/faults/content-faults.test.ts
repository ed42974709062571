import { afterAll, expect, test } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { receiveCaptured, stableHeaders, startBench } from './bench.ts';
import { headerOf, startCapture } from './capture.ts';

afterAll(expectNoSocketsLeft);

/** Every event type once without the fault and once with it. */
async function compareAll(name: string, options: Record<string, unknown> = {}) {
  const capture = await startCapture();
  const { faults, attempt } = startBench(capture.url);
  const plain = [];
  for (const eventType of eventTypes) plain.push(await attempt({ eventType }));
  faults.add({ name, options });
  for (const eventType of eventTypes) await attempt({ eventType });
  return plain.map(({ body }, index) => ({
    body,
    before: capture.requests[index],
    after: capture.requests[index + eventTypes.length],
  }));
}

test('unknown-event-type renames the event in the body and in its header, signed, and is to be ignored', async () => {
  for (const { before, after, body } of await compareAll('unknown-event-type')) {
    const reception = receiveCaptured(after);
    expect(reception).toMatchObject({ kind: 'unknown', diagnostics: [] });
    const eventType = 'fault.unknown-event-type';
    expect(JSON.parse(String(after?.body))).toEqual({ ...JSON.parse(String(body)), eventType });
    expect(headerOf(after, headers.eventType.name)).toBe(eventType);
    const changed = ['content-length', headers.eventType.name];
    expect(stableHeaders(after, ...changed)).toEqual(stableHeaders(before, ...changed));
  }
});

test.each([
  ['top', ['/addedByFault']],
  ['nested', ['/data/addedByFault']],
  ['both', ['/data/addedByFault', '/addedByFault']],
])('unknown-fields (%s) adds properties to an event that stays valid', async (where, paths) => {
  for (const { before, after } of await compareAll('unknown-fields', { where })) {
    const reception = receiveCaptured(after);
    expect(reception.kind).toBe('event');
    expect(reception.diagnostics.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
    expect(stableHeaders(after, 'content-length')).toEqual(stableHeaders(before, 'content-length'));
  }
});

test('unknown-fields takes a name that could pollute a prototype, and leaves one that is there alone', async () => {
  const [polluting] = await compareAll('unknown-fields', { name: '__proto__', where: 'top' });
  expect(polluting?.after?.body.toString()).toContain(',"__proto__":{');
  const [existing] = await compareAll('unknown-fields', { name: 'eventId', where: 'top' });
  expect(existing?.after?.body).toEqual(existing?.body);
});

test.each([
  ['missing', 422],
  ['type', 422],
  ['list', 422],
  ['cut', 400],
])('schema-invalid (%s) signs a body that breaks the contract', async (how, status) => {
  for (const { before, after } of await compareAll('schema-invalid', { how })) {
    expect(receiveCaptured(after)).toMatchObject({ kind: 'refused', check: 'body', answer: { status } });
    expect(stableHeaders(after, 'content-length')).toEqual(stableHeaders(before, 'content-length'));
  }
});

test('schema-invalid damages one property of the data and leaves the envelope whole', async () => {
  for (const { after, body } of await compareAll('schema-invalid')) {
    const [was, is] = [JSON.parse(String(body)), JSON.parse(String(after?.body))];
    expect({ ...is, data: was.data }).toEqual(was);
    expect(Object.keys(is.data)).toHaveLength(Object.keys(was.data).length - 1);
  }
});

test('oversized makes a valid event of exactly the length asked for', async () => {
  for (const { after } of await compareAll('oversized', { bytes: 300_001 })) {
    expect(after?.body).toHaveLength(300_001);
    expect(headerOf(after, 'content-length')).toBe('300001');
    expect(receiveCaptured(after)).toMatchObject({ kind: 'event' });
  }
});

test('oversized is exact where there is no room for a property, and leaves a longer body as it is', async () => {
  const [first] = await compareAll('oversized', { bytes: 1 });
  expect(first?.after?.body).toEqual(first?.body);
  const bytes = (first?.body.length ?? 0) + 3;
  const [tight] = await compareAll('oversized', { bytes });
  expect(tight?.after?.body).toHaveLength(bytes);
  expect(receiveCaptured(tight?.after)).toMatchObject({ kind: 'event' });
});

test.each([
  ['text/plain', 'text/plain'],
  ['', undefined],
])('wrong-content-type "%s" replaces one header and nothing else', async (contentType, sent) => {
  for (const { before, after, body } of await compareAll('wrong-content-type', { contentType })) {
    expect(headerOf(after, 'content-type')).toBe(sent);
    expect(after?.body).toEqual(body);
    expect(stableHeaders(after, 'content-type')).toEqual(stableHeaders(before, 'content-type'));
    expect(receiveCaptured(after)).toMatchObject({ kind: 'event' });
  }
});

const mirrored = Object.entries(headers).flatMap(([role, { name }]) =>
  role === 'deliveryId' || role === 'signature' ? [] : [[role, name] as const],
);

test.each(mirrored)('header-mismatch lets the header %s alone say something else', async (role, name) => {
  for (const { before, after, body } of await compareAll('header-mismatch', { header: role })) {
    expect(headerOf(after, name)).not.toBe(headerOf(before, name));
    expect(stableHeaders(after, name)).toEqual(stableHeaders(before, name));
    expect(after?.body).toEqual(body);
    const { kind, diagnostics } = receiveCaptured(after);
    expect(kind).toBe('event');
    expect(diagnostics.map(({ code }) => code)).toEqual(['header.mismatch']);
  }
});

test('header-mismatch lets all mirrored headers differ when none is named', async () => {
  for (const { after } of await compareAll('header-mismatch'))
    expect(receiveCaptured(after).diagnostics).toHaveLength(mirrored.length);
});
