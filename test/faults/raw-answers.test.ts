import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { makeCertificates } from '../fixtures/certificates.ts';
import { startHttpsServer } from '../fixtures/https-server.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { closedPort, startAnsweringServer, startRawServer } from '../fixtures/raw-server.ts';
import { startRaw } from './raw-bench.ts';

afterAll(expectNoSocketsLeft);

async function answering(answer: string | Buffer, end?: boolean) {
  const server = await startAnsweringServer(answer, end);
  onTestFinished(server.close);
  return server;
}

test('failures have the names that the usual transport gives them', async () => {
  const silent = await startRawServer((socket) => socket.resume());
  const resetting = await startRawServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const hangingUp = await startRawServer((socket) => socket.once('data', () => socket.end()));
  onTestFinished(
    async () => void (await Promise.all([silent, resetting, hangingUp].map(({ close }) => close()))),
  );
  const { send } = startRaw();
  const codeOf = async (url: URL | string, deadlineMs?: number) =>
    (await send(url, {}, deadlineMs)).failure?.code;
  expect(await codeOf(`http://127.0.0.1:${await closedPort()}/`)).toBe('connection_refused');
  expect(await codeOf('http://name.invalid/')).toBe('dns_error');
  expect(await codeOf(silent.url, 60)).toBe('deadline_exceeded');
  expect(await codeOf(resetting.url)).toBe('connection_reset');
  expect(await codeOf(hangingUp.url)).toBe('connection_closed');
  expect(await codeOf((await answering('220 smtp ready\r\n')).url)).toBe('protocol_error');
});

test('an answer is read to its cap, and one that breaks keeps its status', async () => {
  const long = await answering(`HTTP/1.1 200 OK\r\nX-B: c\r\nContent-Length: 100\r\n\r\n${'x'.repeat(100)}`);
  const { send } = startRaw({ responseBodyCapBytes: 10 });
  const { response, remoteAddress } = await send(long.url);
  expect(response).toMatchObject({ status: 200, truncated: true, complete: false });
  expect(response?.body.toString()).toBe('xxxxxxxxxx');
  expect(response?.headers).toContainEqual(['X-B', 'c']);
  expect(remoteAddress).toBe('127.0.0.1');
  const broken = await answering('HTTP/1.1 202 Accepted\r\nContent-Length: 9\r\n\r\nabc');
  const cut = await send(broken.url);
  expect(cut.response).toMatchObject({ status: 202, complete: false });
  expect(cut.failure?.code).toBe('connection_closed');
});

test('an answer that comes before the body is sent ends the exchange', async () => {
  const server = await startRawServer((socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n'));
  });
  onTestFinished(server.close);
  const { response } = await startRaw().send(server.url, { pieces: 7, pauseMs: 5_000 }, 10_000);
  expect(response?.status).toBe(413);
});

test('https is spoken, certificates are checked, and a reset is a hang-up', async () => {
  const { ca, good, selfSigned } = makeCertificates();
  const server = await startHttpsServer(good);
  const untrusted = await startHttpsServer(selfSigned);
  onTestFinished(async () => void (await Promise.all([server.close(), untrusted.close()])));
  const { send } = startRaw({ ca });
  expect((await send(server.url)).response?.status).toBe(200);
  expect((await send(untrusted.url)).failure?.code).toBe('tls_error');
  expect((await send(server.url, { share: 0.5, ending: 'reset' })).failure?.code).toBe('connection_closed');
});

test('closing ends what is under way at every point and leaves nothing behind', async () => {
  const silent = await startRawServer((socket) => socket.resume());
  onTestFinished(silent.close);
  const { transport, send } = startRaw({ lookup: () => undefined });
  const pending = [
    send(silent.url),
    send(silent.url, { pieces: 7, pauseMs: 60_000 }),
    send('http://hook.test/'),
  ];
  await vi.waitFor(() => expect(silent.accepted()).toBe(2));
  await transport.close();
  const codes = (await Promise.all(pending)).map(({ failure }) => failure?.code);
  expect(codes).toEqual(['transport_closed', 'transport_closed', 'transport_closed']);
  expect((await send(silent.url)).failure?.code).toBe('transport_closed');
});
