import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { startAnsweringServer } from '../fixtures/raw-server.ts';
import { startTransportBench, type TransportBench } from '../fixtures/transport-bench.ts';

describe('a redirect', () => {
  let bench: TransportBench;
  beforeAll(async () => {
    bench = await startTransportBench();
  });
  afterEach(() => bench.expectNextEventDelivered());
  afterAll(async () => {
    await bench.close();
    await expectNoSocketsLeft();
  });

  async function sendToRedirect(status: number, location: string): ReturnType<TransportBench['send']> {
    const server = await startAnsweringServer(
      `HTTP/1.1 ${status} X\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`,
    );
    onTestFinished(server.close);
    return bench.send(server.url);
  }

  test.each([301, 302, 303, 307, 308])(
    'S13 W01 with status %i to a second server is not followed',
    async (status) => {
      const second = await startAnsweringServer('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      onTestFinished(second.close);
      const { exchange, outcome } = await sendToRedirect(status, second.url.href);
      expect(outcome).toMatchObject({ kind: 'retryable', code: 'redirect' });
      expect(outcome.hint).toContain(second.url.href);
      expect(exchange.response?.status).toBe(status);
      expect(second.accepted()).toBe(0);
    },
  );

  test.each(['http://169.254.169.254/latest/meta-data/', 'file:///etc/passwd', '/hook'])(
    'S13 W01 to %s is shown as text and not followed',
    async (location) => {
      const { exchange, outcome } = await sendToRedirect(302, location);
      expect(outcome).toMatchObject({ kind: 'retryable', code: 'redirect' });
      expect(outcome.hint).toContain(location);
      expect(exchange.remoteAddress).toBe('127.0.0.1');
    },
  );

  test('S49 whose Location is hostile text is shown without control characters, and capped', async () => {
    const { outcome } = await sendToRedirect(302, `http://x/\x9b31m${'a'.repeat(5_000)}`);
    expect(outcome.hint).not.toContain('\x9b');
    expect(outcome.hint?.length).toBeLessThan(400);
  });
});
