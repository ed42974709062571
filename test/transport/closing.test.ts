import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import type { OutgoingRequest } from '../../mock-server/transport/transport.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { type RawServer, startRawServer } from '../fixtures/raw-server.ts';

afterAll(expectNoSocketsLeft);

function request(url: URL): OutgoingRequest {
  return { url, headers: [], body: Buffer.from('{}'), deadlineMs: 3_000 };
}

async function silentServer(): Promise<RawServer> {
  const server = await startRawServer((socket) => socket.resume());
  onTestFinished(server.close);
  return server;
}

test('closing ends what is under way, leaves no socket, and refuses what comes later', async () => {
  const server = await silentServer();
  const shared = createHttpTransport({ clock: systemClock, policy: { allowHosts: [] } });
  const pending = shared.send(request(server.url));
  await vi.waitFor(() => expect(server.accepted()).toBe(1));
  await shared.close();
  expect((await pending).failure?.code).toBe('transport_closed');
  expect((await shared.send(request(server.url))).failure?.code).toBe('transport_closed');
  await shared.close();
});

test('closing while connecting, and while a name is looked up, leaves nothing behind', async () => {
  const server = await silentServer();
  const shared = createHttpTransport({
    clock: systemClock,
    policy: { allowHosts: [] },
    lookup: () => undefined,
  });
  const pending = [server.url, new URL('http://hook.test/')].map((url) => shared.send(request(url)));
  await shared.close();
  expect((await Promise.all(pending)).map(({ failure }) => failure?.code)).toEqual([
    'transport_closed',
    'transport_closed',
  ]);
});

test('closing ends idle connections at once', async () => {
  let closed = false;
  const server = await startRawServer((socket) => {
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    socket.on('close', () => {
      closed = true;
    });
  });
  onTestFinished(server.close);
  const shared = createHttpTransport({ clock: systemClock, policy: { allowHosts: [] } });
  expect((await shared.send(request(server.url))).response?.status).toBe(200);
  await shared.close();
  await vi.waitFor(() => expect(closed).toBe(true), { timeout: 500 });
});
