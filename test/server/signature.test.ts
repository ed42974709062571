import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import type { SignatureReport } from '../../mock-server/server/signature/signature-report.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const [type] = eventTypes;
const secret = 'whsec_canary_of_the_signatures';
const other = 'whsec_canary_of_another_one';

async function started() {
  const receiver = await startRecordingReceiver(200);
  const mock = await startMock({ url: receiver.url, secret });
  const api = await startControlApi(mock);
  const explain = async (
    body: string | Buffer,
    header: string,
    more: Readonly<Record<string, unknown>> = {},
  ) => {
    const bodyBase64 = Buffer.from(body).toString('base64');
    const answer = await api.send('POST', '/api/v1/signature/explain', { header, bodyBase64, ...more });
    const text = await answer.text();
    expect(text).not.toContain('canary');
    return { status: answer.status, report: JSON.parse(text) as SignatureReport & { code?: string } };
  };
  return { ...api, receiver, explain };
}

test('a signature of the mock’s own secret is verified, without a secret being given', async () => {
  const { explain } = await started();
  const header = sign('{"a":1}', secret);
  const { report } = await explain('{"a":1}', header);
  expect(report.verification).toEqual({ kind: 'verified', secret: 'sub_target' });
  expect(report.causes).toEqual([]);
  expect(report.signatures).toEqual([{ value: header.split('v1=')[1], secret: 'sub_target' }]);
  expect(report.secrets).toEqual([
    { name: 'sub_target', mask: 'whsec_…ures', expected: header.split('v1=')[1] },
  ]);
});

test.each([
  ['a body that was written again', '{ "a": 1 }', '{"a":1}', 're-serialised-body'],
  ['a newline at the end', '{"a":1}\n', '{"a":1}', 'trailing-newline'],
  ['line ends of Windows', '{\r\n"a":1\r\n}', '{\n"a":1\n}', 'line-ends'],
  ['a byte order mark', '\ufeff{"a":1}', '{"a":1}', 'byte-order-mark'],
])('%s is found', async (_, body, signed, code) => {
  const { explain } = await started();
  const { report } = await explain(body, sign(signed, secret));
  expect(report.verification).toMatchObject({ kind: 'refused', check: 'signature-mismatch' });
  expect(report.causes[0]?.code).toBe(code);
  expect(report.signatures[0]).not.toHaveProperty('secret');
});

test('bytes that are no text arrive as they are', async () => {
  const { explain } = await started();
  const bytes = Buffer.from([0xff, 0x00, 0x0d, 0x0a]);
  const { report } = await explain(bytes, sign(bytes, secret));
  expect(report.verification.kind).toBe('verified');
});

test('milliseconds and an old timestamp are told apart from a wrong signature', async () => {
  const { explain } = await started();
  const now = new Date('2026-04-07T10:00:00Z');
  const header = sign('{}', secret, { now });
  expect((await explain('{}', header)).report.causes[0]?.code).toBe('clock-skew');
  const at = '2026-04-07T10:04:00Z';
  expect((await explain('{}', header, { at })).report.verification.kind).toBe('verified');
  const inMilliseconds = `t=${Date.now()},${header.split(',')[1]}`;
  expect((await explain('{}', inMilliseconds)).report.causes[0]?.code).toBe('timestamp-in-milliseconds');
});

test('the secret that somebody gives is used and not kept, and so is the one before it', async () => {
  const { explain } = await started();
  const header = sign('{}', [other, secret]);
  const { report } = await explain('{}', header, { secrets: ['whsec_canary_current', secret] });
  expect(report.verification).toEqual({ kind: 'verified', secret: 'previous' });
  expect(report.signatures.map(({ secret: name }) => name)).toEqual([undefined, 'previous']);
  expect(report.secrets.map(({ name }) => name)).toEqual(['current', 'previous']);
});

test.each([
  ['whsec_x\n', 'PLEXTERA_SECRET_WHITESPACE'],
  ['', 'PLEXTERA_SECRET_EMPTY'],
])('a secret such as %j is refused by name', async (given, code) => {
  const { explain } = await started();
  const { status, report } = await explain('{}', sign('{}', secret), { secrets: [given] });
  expect([status, report.code]).toEqual([422, code]);
});

test.each(['', 'nonsense', 't=1', 'v1=aa', 't=1,t=2,v1=aa', `t=1,${'v1=aa,'.repeat(40)}v1=bb`])(
  'the header %j is explained and breaks nothing',
  async (header) => {
    const { explain } = await started();
    const { status, report } = await explain('{}', header);
    expect(status).toBe(200);
    expect(report.verification.kind).toBe('refused');
    expect(report.causes[0]?.fix).not.toBe('');
  },
);

test('the signature of an attempt is judged as its receiver should have, with the secret staying here', async () => {
  const { explain: _, receiver, post, send, origin } = await started();
  await send('POST', '/api/v1/faults', { name: 'two-signatures', scope: { next: 1 } });
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  const shown = await vi.waitFor(async () => {
    const event = (await (await fetch(`${origin}/api/v1/events/${eventId}`)).json()) as {
      deliveries: [{ id: string; state: string; attempts: [{ deliveryId: string }] }];
    };
    expect(event.deliveries[0].state).toBe('delivered');
    return event.deliveries[0];
  });
  const path = `/api/v1/deliveries/${shown.id}/attempts/${shown.attempts[0].deliveryId}/signature`;
  const text = await (await fetch(origin + path)).text();
  expect(text).not.toContain('canary');
  const report = JSON.parse(text) as SignatureReport;
  expect(report.verification).toEqual({ kind: 'verified', secret: 'sub_target' });
  expect(report.signatures.map((one) => one.secret)).toEqual([undefined, 'sub_target']);
  expect((await fetch(`${origin}${path.replace(shown.id, 'owed_none')}`)).status).toBe(404);
  await send('POST', '/api/v1/faults', { name: 'bad-signature', scope: { next: 1 } });
  await send('POST', '/api/v1/deliveries/resend', { deliveryIds: [shown.id] });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  const second = receiver.header(1, 'X-Plextera-Delivery-Id');
  const broken = await vi.waitFor(async () => {
    const answer = await fetch(`${origin}/api/v1/deliveries/${shown.id}/attempts/${second}/signature`);
    expect(answer.status).toBe(200);
    return (await answer.json()) as SignatureReport;
  });
  expect(broken.verification).toMatchObject({ check: 'signature-mismatch' });
});

test('without a subscription there is nothing to compare with', async () => {
  const { send } = await startControlApi();
  const answer = await send('POST', '/api/v1/signature/explain', { header: 'x', bodyBase64: '' });
  expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'no-secret' }]);
});

test.each([
  { header: 'x' },
  { header: 'x', bodyBase64: 'not base64!' },
  { header: 'x', bodyBase64: '', at: 'yesterday' },
  { header: 'x', bodyBase64: '', secrets: [] },
  { header: 'x', bodyBase64: '', secret: 'y' },
])('%j is a bad request', async (body) => {
  const { send } = await startControlApi(await startMock({ url: 'http://127.0.0.1:1/', secret }));
  expect((await send('POST', '/api/v1/signature/explain', body)).status).toBe(400);
});

test('a page elsewhere cannot have anything signed', async () => {
  const { send } = await started();
  const body = { header: 't=1,v1=aa', bodyBase64: '' };
  const answer = await send('POST', '/api/v1/signature/explain', body, { origin: 'http://evil.test' });
  expect(answer.status).toBe(403);
});
