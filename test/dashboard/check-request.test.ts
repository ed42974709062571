import { expect, test } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { checkEventText, checkRequest } from '../../mock-server/dashboard/text/check-request.ts';
import { editableText } from '../../mock-server/dashboard/text/editable-text.ts';
import { localText, utcText } from '../../mock-server/dashboard/text/time-text.ts';
import { signedRequest } from '../../mock-server/dispatch/signed-request.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';

const [type] = eventTypes;
const event = createEvent(type, { seed: 7 });
const { body, headers: sent } = signedRequest(event, 'whsec_of_the_checks');

test('a request as the mock sends it has nothing to be found', () => {
  expect(checkRequest(Object.entries(sent), body)).toEqual([]);
});

test('what breaks the contract is named with its place', () => {
  const broken = JSON.stringify({ ...event, occurredAt: 'yesterday', extra: 1 });
  expect(checkEventText(broken)[0]).toMatchObject({ severity: 'error', path: '/occurredAt' });
});

test('what the contract does not know is a warning', () => {
  const [unknown] = checkEventText(JSON.stringify({ ...event, extra: 1 }));
  expect(unknown).toMatchObject({ severity: 'warning', path: '/extra', code: 'unknown.field' });
});

test('a header that says something else than the body, or is missing, is found', () => {
  const changed = Object.entries(sent)
    .filter(([name]) => name !== headers.eventType.name)
    .map(([name, value]) => [name, name === headers.eventId.name ? 'evt_other' : value] as const);
  expect(checkRequest(changed, body)).toMatchObject([
    { code: 'header.mismatch', path: '/eventId', message: expect.stringContaining('evt_other') },
    { code: 'header.mismatch', path: '/eventType', message: expect.stringContaining('missing') },
  ]);
});

test.each([
  ['nonsense', 'json'],
  [`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'schema.required'],
])('a body such as %.20s is a finding and no error', (text, code) => {
  expect(checkRequest([], text).map((finding) => finding.code)).toContain(code);
});

test('what is too deep to be laid out is edited as it is', () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  expect(editableText(deep)).toBe(deep);
  expect(editableText('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(editableText('no JSON')).toBe('no JSON');
});

test('a time by the clock of this machine is the same instant', () => {
  for (const time of ['2026-01-07T10:22:00.125Z', '2026-07-07T23:59:59.999Z']) {
    const [date, clock, offset] = localText(time).split(' ');
    expect(new Date(`${date}T${clock}${offset}`).toISOString()).toBe(time);
  }
  expect(localText('no time')).toBe('no time');
  expect(utcText('2026-01-07T10:22:00.125Z')).toBe('2026-01-07 10:22:00.125 UTC');
});
