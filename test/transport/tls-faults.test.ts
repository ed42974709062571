import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import { type Certificates, makeCertificates } from '../fixtures/certificates.ts';
import { liveHeapBytes } from '../fixtures/heap.ts';
import { type HttpsServer, startHttpsServer } from '../fixtures/https-server.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { startAnsweringServer, startRawServer } from '../fixtures/raw-server.ts';
import { startTransportBench, type TransportBench } from '../fixtures/transport-bench.ts';

describe('over TLS', () => {
  let certificates: Certificates;
  let bench: TransportBench;
  beforeAll(async () => {
    certificates = makeCertificates();
    bench = await startTransportBench({ ca: certificates.ca });
  });
  afterEach(() => bench.expectNextEventDelivered());
  afterAll(async () => {
    await bench.close();
    await expectNoSocketsLeft();
  });

  async function httpsServer(...args: Parameters<typeof startHttpsServer>): Promise<HttpsServer> {
    const server = await startHttpsServer(...args);
    onTestFinished(server.close);
    return server;
  }

  test('S27 a certificate of the extra CA is trusted, and the connection used again', async () => {
    const server = await httpsServer(certificates.good);
    const first = await bench.send(server.url);
    const second = await bench.send(server.url);
    expect(first.outcome).toMatchObject({ kind: 'delivered', notes: [] });
    expect(second.outcome.kind).toBe('delivered');
    expect(first.exchange.timings.connectMs).toBeGreaterThan(0);
    expect(second.exchange.timings.connectMs).toBeUndefined();
    expect(second.exchange.remoteAddress).toBe('127.0.0.1');
  });

  test('S27 a self-signed certificate is refused, with a hint at the CA', async () => {
    const server = await httpsServer(certificates.selfSigned);
    const { outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'tls_error', notes: [] });
    expect(outcome.hint).toContain('--ca');
  });

  test('S27 without the extra CA its certificates are refused, with a hint at the CA', async () => {
    const server = await httpsServer(certificates.good);
    const plain = await startTransportBench();
    const { outcome } = await plain.send(server.url);
    await plain.expectNextEventDelivered();
    await server.close();
    await plain.close();
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'tls_error' });
    expect(outcome.hint).toContain('--ca');
  });

  test('S28 an expired certificate is refused', async () => {
    const server = await httpsServer(certificates.expired);
    const { outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'tls_error' });
    expect(outcome.hint).toContain('expired');
  });

  test('S29 a certificate for another host is refused', async () => {
    const server = await httpsServer(certificates.wrongHost);
    const { outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'tls_error' });
    expect(outcome.hint).toContain('another host');
  });

  test('S30 a receiver that only speaks TLS 1.1 is refused', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const server = await httpsServer({ ...certificates.good, ...old });
    const { outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'tls_error' });
    expect(outcome.hint).toContain('TLS');
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'S31 a receiver that demands a client certificate over %s is retryable, and the hint names it',
    async (version) => {
      const demands = { requestCert: true, rejectUnauthorized: true, ca: certificates.ca };
      const server = await httpsServer({
        ...certificates.good,
        ...demands,
        minVersion: version,
        maxVersion: version,
      });
      const { outcome } = await bench.send(server.url);
      expect(outcome.kind).toBe('retryable');
      expect(outcome.hint).toMatch(/client certificate requested/i);
    },
  );

  test('S32 https to a port that speaks plain HTTP is a TLS error', async () => {
    const server = await startRawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    onTestFinished(server.close);
    const { outcome } = await bench.send(`https://127.0.0.1:${server.port}/hook`);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'tls_error' });
    expect(outcome.hint).toContain('http');
  });

  test('S32 a handshake that stalls ends at the deadline, and its socket with it', async () => {
    let closed = false;
    const server = await startRawServer((socket) => {
      socket.resume().on('close', () => {
        closed = true;
      });
    });
    onTestFinished(server.close);
    const { outcome } = await bench.send(`https://127.0.0.1:${server.port}/hook`, 300);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'connect_timeout', notes: [] });
    await expect.poll(() => closed, { timeout: 500 }).toBe(true);
  });

  test('S32 plain HTTP to a port that speaks TLS is a protocol error', async () => {
    const server = await startAnsweringServer(Buffer.from([0x15, 3, 3, 0, 2, 2, 40]));
    onTestFinished(server.close);
    expect((await bench.send(server.url)).outcome.code).toBe('protocol_error');
  });

  test('W09 300 attempts at a distrusted certificate leave the heap as it was', async () => {
    const server = await httpsServer(certificates.selfSigned);
    const attempts = async (count: number): Promise<void> => {
      for (let done = 0; done < count; done += 1) {
        expect((await bench.send(server.url)).outcome.code).toBe('tls_error');
      }
    };
    await attempts(20);
    const before = liveHeapBytes();
    await attempts(300);
    // A leak of one socket with its TLS context per attempt would be well above 10 kB each.
    expect(liveHeapBytes() - before).toBeLessThan(3 * 1024 * 1024);
  });

  test('a CA that is not a certificate is refused when the transport is made', () => {
    const options = { clock: systemClock, policy: { allowHosts: [] }, ca: 'not a certificate' };
    expect(() => createHttpTransport(options)).toThrow(/PEM/i);
  });
});
