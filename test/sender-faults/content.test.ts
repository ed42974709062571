import { describe, expect, test, vi } from 'vitest';
import { headers } from '../../mock-server/contract/catalog.ts';
import { readHeader } from '../../mock-server/receiver/read-header.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { startMock } from '../fixtures/control-api.ts';
import { onRequest, startAnsweringServer, startRawServer } from '../fixtures/raw-server.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { startServe } from '../fixtures/serve.ts';
import { anEvent } from '../store/store-fixtures.ts';
import { attemptsFor, emitAnother, secret, subscribeQuickly } from './one-subscription.ts';

describe('what a receiver answers', () => {
  test('S49: a secret that comes back, escape sequences and HTML do no harm in the terminal or in the log', async () => {
    const esc = String.fromCharCode(27);
    const key = 'canary_of_the_gateway_4b1d';
    const secret = 'whsec_canary_of_the_signature_77';
    const hostile = `${secret} ${esc}[2J${esc}]0;owned\u0007 <script>alert(1)</script> ${key} \u202e`;
    const receiver = await startRecordingReceiver(
      { status: 500, headers: { 'set-cookie': 'canary_session=1', 'x-echo': key }, body: hostile },
      200,
    );
    const served = await startServe(['--to', receiver.url, '--header', `X-Gateway-Key: ${key}`], {
      env: { PLEXTERA_SIGNING_SECRET: secret },
    });
    await served.post();
    await served.waitFor(/again in/);
    const log = await (await served.send('GET', '/api/v1/deliveries')).text();
    expect(log).not.toContain('canary');
    expect(log).toContain('<script>');
    served.child.kill('SIGTERM');
    const { code, stderr } = await served.ended;
    expect(code).toBe(0);
    expect(stderr).toContain('[500]');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
    expect(stderr).not.toContain('canary');
  });

  test('S49: a header of two megabytes is a failed attempt of few words', async () => {
    const mock = await startMock();
    const long = `HTTP/1.1 200 OK\r\nX-Long: ${'a'.repeat(2_000_000)}\r\nContent-Length: 0\r\n\r\n`;
    const server = await startRawServer((socket) => onRequest(socket, () => socket.end(long)));
    const id = await subscribeQuickly(mock, server.url.href, { maxAttempts: 1 });
    await emitAnother(mock);
    await vi.waitFor(async () => {
      const [made] = await attemptsFor(mock, id);
      expect(made?.record?.outcome.code).toBe('protocol_error');
      expect(JSON.stringify(made).length).toBeLessThan(5_000);
    });
    await mock.store.subscriptions.delete(id);
    await server.close();
  });

  test('W06: bodies far beyond the cap are cut in the log, which never holds up a delivery', async () => {
    const mock = await startMock();
    const big = `HTTP/1.1 200 OK\r\nContent-Length: 400000\r\n\r\n${'a'.repeat(400_000)}`;
    const server = await startAnsweringServer(big);
    const id = await subscribeQuickly(mock, server.url.href);
    mock.faults.add({ name: 'oversized', options: { bytes: 3_000_000 }, scope: { next: 20 } });
    for (let n = 0; n < 20; n += 1) await emitAnother(mock);
    await vi.waitFor(
      async () => expect(await mock.store.health()).toMatchObject({ waiting: 0, inFlight: 0 }),
      { timeout: 10_000 },
    );
    const made = await attemptsFor(mock, id);
    expect(made).toHaveLength(20);
    for (const { record } of made) {
      expect(record?.outcome).toMatchObject({ kind: 'delivered', notes: ['response_truncated'] });
      expect(record?.response).toMatchObject({ truncated: true });
      expect(record?.response?.body.byteLength).toBe(65_536);
      expect(record?.requestBody?.byteLength).toBeLessThanOrEqual(1_048_576);
    }
    const healthy = await startRecordingReceiver(200);
    await subscribeQuickly(mock, healthy.url);
    await emitAnother(mock);
    await vi.waitFor(() => expect(healthy.requests).toHaveLength(1));
    await server.close();
  });
});

describe('what is sent', () => {
  test('W11: in a rotation there are two signatures, and after it exactly one, of the new secret', async () => {
    const next = 'whsec_of_the_rotated_subscription';
    const mock = await startMock();
    const receiver = await startRecordingReceiver(200);
    const id = await subscribeQuickly(mock, receiver.url);
    const signatures = async () => {
      const before = receiver.requests.length;
      await emitAnother(mock);
      await vi.waitFor(() => expect(receiver.requests).toHaveLength(before + 1));
      const last = receiver.requests.at(-1);
      const [value = ''] = last ? readHeader(last.headers, headers.signature.name) : [];
      const taken = (key: string) => last && receive(last.body, last.headers, key).kind;
      return { count: value.split(',').filter((part) => part.startsWith('v1=')).length, taken };
    };
    expect((await signatures()).count).toBe(1);
    const overlap = mock.faults.add({ name: 'two-signatures' });
    const during = await signatures();
    expect([during.count, during.taken(secret)]).toEqual([2, 'event']);
    mock.faults.remove(overlap.id);
    await mock.store.subscriptions.update(id, { signingSecret: next });
    const after = await signatures();
    expect([after.count, after.taken(next), after.taken(secret)]).toEqual([1, 'event', 'refused']);
  });

  test('W14: an event that cannot be made into a request is a failed attempt, and the next one is sent', async () => {
    const mock = await startMock();
    const receiver = await startRecordingReceiver(200);
    const id = await subscribeQuickly(mock, receiver.url);
    const broken = anEvent([id], { body: Buffer.from('{"type": no JSON at all') });
    await mock.store.accept([broken]);
    await emitAnother(mock);
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
    await vi.waitFor(async () => {
      const row = await mock.store.log.delivery(broken.deliveries[0]?.id ?? '');
      expect(row).toMatchObject({ state: 'exhausted', attempts: 1, lastOutcome: { kind: 'permanent' } });
      expect(row?.lastOutcome?.message).toContain('could not be made');
    });
  });
});
