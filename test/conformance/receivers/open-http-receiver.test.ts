import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Receiver } from '../../../mock-server/conformance/receiver.ts';
import {
  type HttpReceiverOptions,
  openHttpReceiver,
} from '../../../mock-server/conformance/receivers/http/open-http-receiver.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { type Certificates, makeCertificates } from '../../fixtures/certificates.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import {
  closedPort,
  type RawServer,
  startAnsweringServer,
  startRawServer,
} from '../../fixtures/raw-server.ts';
import { probe, shown } from './probe.ts';

const opened: Receiver[] = [];
const servers: { close(): unknown }[] = [];

function open(url: URL | string, options: Partial<HttpReceiverOptions> = {}): Receiver {
  const receiver = openHttpReceiver({
    url: new URL(url),
    policy: { allowHosts: [] },
    clock: systemClock,
    ...options,
  });
  opened.push(receiver);
  return receiver;
}

async function answering(...args: Parameters<typeof startAnsweringServer>): Promise<RawServer> {
  const server = await startAnsweringServer(...args);
  servers.push(server);
  return server;
}

async function raw(...args: Parameters<typeof startRawServer>): Promise<RawServer> {
  const server = await startRawServer(...args);
  servers.push(server);
  return server;
}

afterEach(async () => {
  for (const receiver of opened.splice(0)) await receiver.close();
  for (const server of servers.splice(0)) await server.close();
});
afterAll(expectNoSocketsLeft);

test('gives the status, the headers as they came and the body', async () => {
  const server = await answering('HTTP/1.1 422 No\r\nX-a: 1\r\nx-A: 2\r\nContent-Length: 3\r\n\r\nwhy');
  expect(await open(server.url).send(probe())).toEqual({
    kind: 'answer',
    status: 422,
    headers: [
      ['X-a', '1'],
      ['x-A', '2'],
      ['Content-Length', '3'],
    ],
    body: Buffer.from('why'),
    tookMs: expect.any(Number),
  });
});

test('reads no more of an answer than 64 kB', async () => {
  const server = await answering(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(300_000)}`, false);
  const reply = await open(server.url).send(probe());
  expect(reply.kind === 'answer' && reply.body.length).toBe(65_536);
});

test.each([
  ['HEAD', 'HTTP/1.1 405 No\r\nContent-Length: 10\r\n\r\n', '405'],
  ['POST', 'HTTP/1.1 204 No\r\n\r\n', '204'],
  ['POST', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n', '200 ok'],
  ['POST', 'HTTP/1.0 200 OK\r\n\r\nuntil the end', '200 until the end'],
  ['POST', 'HTTP/1.1 103 Hint\r\n\r\nHTTP/1.1 202 OK\r\nContent-Length: 0\r\n\r\n', '202'],
  ['POST', 'HTTP/1.1 101 Switch\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n', '101'],
  ['POST', 'HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n', '302'],
  ['POST', '', 'closed: The receiver closed the connection without an answer.'],
  ['POST', 'HTTP/1.1 200', 'closed: The receiver closed the connection without an answer.'],
  [
    'POST',
    'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok',
    'closed: The receiver closed the connection before its answer was complete.',
  ],
  ['POST', 'hello\r\n\r\n', expect.stringMatching(/^closed: What came back is not HTTP: .*\(HPE_\w+\)\.$/)],
])('reads the answer to %s: %j', async (method, answer, expected) => {
  const server = await answering(answer);
  expect(shown(await open(server.url).send(probe({ method })))).toEqual(expected);
});

test('takes an answer that comes before the whole request has been read', async () => {
  const server = await raw((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n'));
  });
  const body = 'x'.repeat(400_000);
  expect(shown(await open(server.url).send(probe({ body })))).toMatch(/^(413$|closed: The receiver reset)/);
});

test('tells a reset from a hang-up, and both from a receiver that is not there', async () => {
  const resets = await raw((socket) => socket.once('data', () => socket.resetAndDestroy()));
  expect(shown(await open(resets.url).send(probe()))).toBe('closed: The receiver reset the connection.');
  const port = await closedPort();
  expect(shown(await open(`http://127.0.0.1:${port}/`).send(probe()))).toMatch(
    /^unreachable: Nothing listens/,
  );
});

test('gives up at the deadline, on a receiver that does not answer or whose body does not end', async () => {
  const silent = await raw((socket) => void socket.resume());
  const late = probe({ deadlineMs: 50 });
  expect(shown(await open(silent.url).send(late))).toBe('no-answer: No answer came within 50 ms.');
  const endless = await answering('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok', false);
  expect(shown(await open(endless.url).send(late))).toBe(
    'no-answer: The answer’s body did not end within 50 ms.',
  );
});

test('a name that does not resolve, or to another machine, is unreachable', async () => {
  const unknown = open('http://nowhere.invalid/', {
    lookup: (_name, _options, done) =>
      done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), ''),
  });
  expect(shown(await unknown.send(probe()))).toMatch(
    /^unreachable: no such name \(ENOTFOUND\) Is the host name/,
  );
  const elsewhere = open('http://hooks.example/', {
    lookup: (_name, _options, done) => done(null, [{ address: '192.0.2.1', family: 4 }]),
  });
  expect(shown(await elsewhere.send(probe()))).toMatch(/^unreachable: .* is not this machine.*--allow-host/);
});

test.each([
  ['http://192.0.2.1/', 'PLEXTERA_BAD_TARGET'],
  ['http://[fe80::1]/', 'PLEXTERA_BAD_TARGET'],
  ['ftp://127.0.0.1/', 'PLEXTERA_BAD_TARGET'],
  ['http://user:pass@127.0.0.1/', 'PLEXTERA_BAD_TARGET'],
])('refuses to open %s', (url, code) => {
  expect(() => open(url)).toThrow(expect.objectContaining({ code }));
});

test('refuses an extra header that breaks the request', () => {
  const extraHeaders = [['X-A', 'b\r\nX-C: d']] as const;
  expect(() => open('http://127.0.0.1/', { extraHeaders })).toThrow(
    expect.objectContaining({ code: 'PLEXTERA_BAD_HEADER' }),
  );
});

test('a name in reports shows no secret', () => {
  expect(open('http://127.0.0.1:3000/hook?token=abc').name).toBe('http://127.0.0.1:3000/hook?token=redacted');
});

test('a connection that is cut while others of its group are still made is closed', async () => {
  const sockets: Socket[] = [];
  const server = await raw((socket) => {
    sockets.push(socket);
    socket.once('data', () => {
      sockets[0]?.resetAndDestroy();
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
  });
  const waiting: (() => void)[] = [];
  const receiver = open(`http://localhost:${server.port}/`, {
    lookup: (_name, _options, done) => waiting.push(() => done(null, [{ address: '127.0.0.1', family: 4 }])),
  });
  const replies = receiver.sendTogether?.([probe(), probe()]);
  waiting[0]?.();
  await vi.waitFor(() => expect(sockets).toHaveLength(1));
  expect(shown(await open(server.url).send(probe()))).toBe('200');
  waiting[1]?.();
  expect((await replies)?.map((reply) => reply.kind)).toEqual(['closed', 'answer']);
});

test('a group is not held up by a server that makes one connection when it has served the one before', async () => {
  let makeNext = () => {};
  const server = await raw((socket) =>
    socket.once('data', () => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      makeNext();
    }),
  );
  let asked = 0;
  const receiver = open(`http://localhost:${server.port}/`, {
    lookup: (_name, _options, done) => {
      const make = () => done(null, [{ address: '127.0.0.1', family: 4 }]);
      asked += 1;
      if (asked === 1) make();
      else makeNext = make;
    },
  });
  const replies = await receiver.sendTogether?.([probe(), probe()]);
  expect(replies?.map(shown)).toEqual(['200', '200']);
});

test('closing ends what is under way', async () => {
  const silent = await raw((socket) => void socket.resume());
  const receiver = open(silent.url);
  const reply = receiver.send(probe());
  await vi.waitFor(() => expect(silent.accepted()).toBe(1));
  await receiver.close();
  expect(shown(await reply)).toMatch(/^failed: /);
  expect(shown(await receiver.send(probe()))).toMatch(/^failed: /);
});

let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});

async function secureServer(options: object = {}): Promise<string> {
  const server: Server = createServer({ ...certificates.good, ...options }, (request, response) => {
    request.resume().on('end', () => response.end('ok'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

test('speaks TLS with a receiver whose certificate it trusts, and only then', async () => {
  const url = await secureServer();
  const receiver = open(url, { ca: certificates.ca });
  expect(shown(await receiver.send(probe()))).toBe('200 ok');
  expect([...receiver.can]).toEqual(['socket', 'https']);
  expect(shown(await open(url).send(probe()))).toMatch(/^unreachable: .*--ca/);
});

test('offers old versions of TLS, which a receiver of today refuses', async () => {
  const old = probe({ wire: { tls: 'old' } });
  const modern = open(await secureServer(), { ca: certificates.ca });
  expect(shown(await modern.send(old))).toMatch(/^closed: TLS before 1\.2 is refused: /);
  const outdated = await secureServer({ minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' });
  expect(shown(await open(outdated, { ca: certificates.ca }).send(old))).toBe('200 ok');
});

test('speaks plain HTTP to a port of TLS', async () => {
  const receiver = open(await secureServer(), { ca: certificates.ca });
  expect(shown(await receiver.send(probe({ wire: { tls: 'none' } })))).toMatch(/^(closed: |400)/);
});
