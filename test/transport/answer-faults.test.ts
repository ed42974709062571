import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { startAnsweringServer } from '../fixtures/raw-server.ts';
import { answers, withStatus } from '../fixtures/stagings/answers.ts';
import { startTransportBench, type TransportBench } from '../fixtures/transport-bench.ts';

describe('an answer', () => {
  let bench: TransportBench;
  beforeAll(async () => {
    bench = await startTransportBench();
  });
  afterEach(() => bench.expectNextEventDelivered());
  afterAll(async () => {
    await bench.close();
    await expectNoSocketsLeft();
  });

  async function sendTo(answer: string | Buffer): ReturnType<TransportBench['send']> {
    const server = await startAnsweringServer(answer);
    onTestFinished(server.close);
    const result = await bench.send(server.url);
    expect(server.accepted()).toBe(1);
    return result;
  }

  test.each([
    [200, []],
    [202, []],
    [204, ['undocumented_status']],
    [206, ['undocumented_status']],
    [299, ['undocumented_status']],
  ])('S14 with status %i is a delivery, noted when it is not documented', async (status, notes) => {
    const { outcome } = await sendTo(`HTTP/1.1 ${status} X\r\nConnection: close\r\n\r\n`);
    expect(outcome).toMatchObject({ kind: 'delivered', notes });
  });

  test.each([400, 401, 403, 404, 409, 422])('S16 with status %i is retryable', async (status) => {
    const { outcome } = await sendTo(withStatus(status));
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'unexpected_status' });
    expect(outcome.message).toContain(String(status));
  });

  test('S17 with a status that says gone is permanent', async () => {
    const { outcome } = await sendTo(withStatus(410));
    expect(outcome).toMatchObject({ kind: 'permanent', code: 'gone' });
  });

  test.each([500, 502, 504])('S19 with status %i is retryable', async (status) => {
    const { outcome } = await sendTo(withStatus(status));
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'unexpected_status' });
  });

  test.each(answers.notHttp)('S21 that is not HTTP but $what is a protocol error', async ({ answer }) => {
    const { exchange, outcome } = await sendTo(answer);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'protocol_error' });
    expect(exchange.response).toBeUndefined();
  });

  test.each(answers.oddButFine)('S22 in $what is a delivery', async ({ answer }) => {
    const { exchange, outcome } = await sendTo(answer);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: [] });
    expect(exchange.response?.body.toString()).toBe('bye');
  });

  test('S22 of early hints alone is no answer', async () => {
    const { exchange, outcome } = await sendTo('HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n');
    expect(outcome).toMatchObject({ kind: 'retryable', notes: ['effect_unknown'] });
    expect(exchange.response).toBeUndefined();
  });

  test.each(answers.badHeaders)(
    'S25 with $what is a protocol error, told in few words',
    async ({ answer }) => {
      const { outcome } = await sendTo(answer);
      expect(outcome).toMatchObject({ kind: 'retryable', code: 'protocol_error' });
      expect(outcome.message.length).toBeLessThan(400);
    },
  );

  test('S25 with a folded header line is delivered or refused, never misread', async () => {
    const { outcome } = await sendTo('HTTP/1.1 200 OK\r\nX-Fold: a\r\n b\r\nContent-Length: 0\r\n\r\n');
    expect(['delivered', 'retryable']).toContain(outcome.kind);
  });

  test('keeps headers in order, as spelled, duplicates included', async () => {
    const { exchange } = await sendTo(
      'HTTP/1.1 200 OK\r\nX-B: 1\r\nx-a: \xe9\r\nX-B: 2\r\nContent-Length: 0\r\n\r\n',
    );
    expect(exchange.response?.headers).toEqual([
      ['X-B', '1'],
      ['x-a', 'Ã©'],
      ['X-B', '2'],
      ['Content-Length', '0'],
    ]);
  });
});
