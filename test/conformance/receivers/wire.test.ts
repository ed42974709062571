import type { LookupFunction, Socket } from 'node:net';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Probe, Receiver } from '../../../mock-server/conformance/receiver.ts';
import { openHttpReceiver } from '../../../mock-server/conformance/receivers/http/open-http-receiver.ts';
import { wireBytes } from '../../../mock-server/conformance/receivers/http/wire-bytes.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { type RawServer, startRawServer } from '../../fixtures/raw-server.ts';
import { probe, shown } from './probe.ts';

/** Each connection's bytes, and the sizes in which they came. */
interface Recorded {
  text: string;
  readonly chunks: number[];
  ended: boolean;
}

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const head = (...lines: readonly string[]): string => [...lines, '', ''].join('\r\n');

let server: RawServer;
let receiver: Receiver;
let recorded: Recorded[] = [];
/** When and what the server answers; by default when all that the test waits for is here. */
let until = '';
let reply: (socket: Socket) => void;

beforeEach(async () => {
  recorded = [];
  until = '{"a":1}';
  reply = (socket) => socket.write(answer);
  server = await startRawServer((socket) => {
    const connection: Recorded = { text: '', chunks: [], ended: false };
    recorded.push(connection);
    let answered = 0;
    socket.on('data', (chunk) => {
      connection.text += chunk.toString('latin1');
      connection.chunks.push(chunk.length);
      if (connection.text.split(until).length - 1 <= answered) return;
      answered += 1;
      reply(socket);
    });
    socket.on('end', () => {
      connection.ended = true;
    });
  });
  receiver = openHttpReceiver({ url: server.url, policy: { allowHosts: [] }, clock: systemClock });
});
afterEach(async () => {
  await receiver.close();
  await server.close();
});
afterAll(expectNoSocketsLeft);

const recipes: readonly (readonly [name: string, sent: Probe, until: string, bytes: string])[] = [
  [
    'an ordinary request',
    probe(),
    '{"a":1}',
    `${head(
      'POST /hook HTTP/1.1',
      'Host: {host}',
      'Connection: keep-alive',
      'Content-Type: application/json',
      'Content-Length: 7',
    )}{"a":1}`,
  ],
  [
    'header names, order and doubles as they are given, and its own Host',
    probe({
      headers: [
        ['X-b', '1'],
        ['x-A', ''],
        ['X-B', ' 2'],
        ['HOST', 'elsewhere'],
        ['content-length', '7'],
      ],
    }),
    '{"a":1}',
    `${head(
      'POST /hook HTTP/1.1',
      'Connection: keep-alive',
      'X-b: 1',
      'x-A: ',
      'X-B:  2',
      'HOST: elsewhere',
      'content-length: 7',
    )}{"a":1}`,
  ],
  [
    'Latin-1 in a header as Latin-1, and the rest as UTF-8',
    probe({
      headers: [
        ['A', 'é'],
        ['B', 'é１'],
      ],
      body: '',
    }),
    '\r\n\r\n',
    head(
      'POST /hook HTTP/1.1',
      'Host: {host}',
      'Connection: keep-alive',
      'A: é',
      `B: ${Buffer.from('é１').toString('latin1')}`,
      'Content-Length: 0',
    ),
  ],
  [
    'GET, without a body or a length',
    probe({ method: 'GET', headers: [], body: '' }),
    '\r\n\r\n',
    head('GET /hook HTTP/1.1', 'Host: {host}', 'Connection: keep-alive'),
  ],
  [
    'a request that asks to close',
    probe({ headers: [], body: '', wire: { connection: 'close' } }),
    '\r\n\r\n',
    head('POST /hook HTTP/1.1', 'Host: {host}', 'Connection: close', 'Content-Length: 0'),
  ],
  [
    'chunks of one byte',
    probe({ headers: [], body: 'abc', wire: { chunkBytes: 1 } }),
    '0\r\n\r\n',
    `${head('POST /hook HTTP/1.1', 'Host: {host}', 'Connection: keep-alive', 'Transfer-Encoding: chunked')}1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n`,
  ],
  [
    'chunks that do not divide the body',
    probe({ headers: [], body: 'abcdefghijkl', wire: { chunkBytes: 10 } }),
    '0\r\n\r\n',
    `${head('POST /hook HTTP/1.1', 'Host: {host}', 'Connection: keep-alive', 'Transfer-Encoding: chunked')}a\r\nabcdefghij\r\n2\r\nkl\r\n0\r\n\r\n`,
  ],
  [
    'a length and chunks',
    probe({ headers: [], body: 'abc', wire: { ambiguous: 'cl-te' } }),
    '0\r\n\r\n',
    `${head('POST /hook HTTP/1.1', 'Host: {host}', 'Connection: keep-alive', 'Content-Length: 3', 'Transfer-Encoding: chunked')}3\r\nabc\r\n0\r\n\r\n`,
  ],
  [
    'two lengths',
    probe({ headers: [], body: 'abc', wire: { ambiguous: 'two-lengths' } }),
    'abc',
    `${head('POST /hook HTTP/1.1', 'Host: {host}', 'Connection: keep-alive', 'Content-Length: 3', 'Content-Length: 4')}abc`,
  ],
  [
    'lines without CR',
    probe({ headers: [], body: 'abc', wire: { ambiguous: 'bare-lf' } }),
    'abc',
    'POST /hook HTTP/1.1\nHost: {host}\nConnection: keep-alive\nContent-Length: 3\n\nabc',
  ],
  [
    'HTTP/1.0',
    probe({ headers: [], body: 'abc', wire: { httpVersion: '1.0' } }),
    'abc',
    `${head('POST /hook HTTP/1.0', 'Host: {host}', 'Connection: close', 'Content-Length: 3')}abc`,
  ],
  [
    'an absolute target',
    probe({ headers: [], body: 'abc', wire: { absoluteTarget: true } }),
    'abc',
    `${head('POST http://{host}/hook HTTP/1.1', 'Host: {host}', 'Connection: keep-alive', 'Content-Length: 3')}abc`,
  ],
  [
    'a length that is too small',
    probe({ headers: [], body: 'abc', wire: { lengthOff: -1 } }),
    'abc',
    `${head('POST /hook HTTP/1.1', 'Host: {host}', 'Connection: keep-alive', 'Content-Length: 2')}abc`,
  ],
];

test.each(recipes)('writes %s', async (_name, sent, awaited, bytes) => {
  until = awaited;
  expect(shown(await receiver.send(sent))).toBe('200 ok');
  const expected = bytes.replaceAll('{host}', server.url.host);
  expect(recorded.map(({ text }) => text)).toEqual([expected]);
  expect(Buffer.from(wireBytes(sent, server.url)).toString('latin1')).toBe(expected);
});

test('writes a body in pieces, with pauses', async () => {
  const sent = probe({ headers: [], body: 'abcdefgh', wire: { pieces: 4, pauseMs: 20 } });
  until = 'gh';
  const given = await receiver.send(sent);
  expect(shown(given)).toBe('200 ok');
  expect(recorded[0]?.chunks.slice(-3)).toEqual([2, 2, 2]);
  expect(given.kind === 'answer' && given.tookMs).toBeGreaterThanOrEqual(55);
});

test('writes a head byte by byte, and the rest after so many seconds', async () => {
  until = '{"a":1}';
  expect(shown(await receiver.send(probe({ wire: { slowHeadSeconds: 1 } })))).toBe('200 ok');
  expect(recorded[0]?.chunks[0]).toBe(1);
  expect(recorded[0]?.text).toMatch(/^POST \/hook HTTP\/1\.1\r\n/);
});

test('stops writing a slow head when the receiver cuts it', async () => {
  until = 'P';
  reply = (socket) => socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  expect(shown(await receiver.send(probe({ wire: { slowHeadSeconds: 60 } })))).toBe('408');
  expect(recorded[0]?.text).toBe('P');
});

test('waits for 100 Continue before it sends the body', async () => {
  const sent = probe({ headers: [], body: 'abc', wire: { expectContinue: true } });
  until = '\r\n\r\n';
  reply = (socket) => {
    expect(recorded[0]?.text).toMatch(/Expect: 100-continue\r\nContent-Length: 3\r\n\r\n$/);
    socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    socket.once('data', () => socket.write(answer));
  };
  expect(shown(await receiver.send(sent))).toBe('200 ok');
  expect(recorded[0]?.text).toMatch(/\r\n\r\nabc$/);
});

test('sends no body to a receiver that refuses the expectation', async () => {
  until = '\r\n\r\n';
  reply = (socket) => socket.end('HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n');
  const sent = probe({ headers: [], body: 'abc', wire: { expectContinue: true } });
  expect(shown(await receiver.send(sent))).toBe('417');
  await vi.waitFor(() => expect(recorded[0]?.ended).toBe(true));
});

test('hangs up after the last byte of a body that is too short', async () => {
  reply = () => {};
  const sent = probe({ wire: { lengthOff: 10, hangUp: true } });
  expect(shown(await receiver.send(sent))).toBe('closed: We hung up on purpose after the last byte.');
  await vi.waitFor(() => expect(recorded[0]?.ended).toBe(true));
  expect(recorded[0]?.text).toMatch(/Content-Length: 17\r\n\r\n\{"a":1\}$/);
});

test('keeps a connection for the next probe that keeps one, and for no other', async () => {
  for (const [number, connection] of [undefined, 'keep', undefined, 'keep'].entries()) {
    const headers = [['X-Number', String(number)]] as const;
    const wire = connection === 'keep' ? ({ connection } as const) : {};
    expect(shown(await receiver.send(probe({ headers, wire })))).toBe('200 ok');
  }
  const numbers = recorded.map(({ text }) =>
    [...text.matchAll(/X-Number: (\d)/g)].map(([, number]) => number),
  );
  expect(numbers).toEqual([['0'], ['1', '3'], ['2']]);
});

test('opens a new connection where the receiver has closed the one that was kept', async () => {
  const keeping = probe({ wire: { connection: 'keep' } });
  const sockets: Socket[] = [];
  reply = (socket) => sockets.push(socket) && socket.write(answer);
  await receiver.send(keeping);
  sockets[0]?.end();
  await vi.waitFor(() => expect(recorded[0]?.ended).toBe(true));
  expect(shown(await receiver.send(keeping))).toBe('200 ok');
  expect(recorded).toHaveLength(2);
});

test('sends nothing twice: a kept connection that breaks is reported', async () => {
  const keeping = probe({ wire: { connection: 'keep' } });
  await receiver.send(keeping);
  reply = (socket) => socket.resetAndDestroy();
  expect(shown(await receiver.send(keeping))).toBe('closed: The receiver reset the connection.');
  expect(recorded).toHaveLength(1);
});

test('holds all of a group back until each has a connection', async () => {
  await receiver.close();
  const waiting: (() => void)[] = [];
  const lookup: LookupFunction = (_name, _options, done) =>
    waiting.push(() => done(null, [{ address: '127.0.0.1', family: 4 }]));
  const url = new URL(`http://localhost:${server.port}/hook`);
  receiver = openHttpReceiver({ url, policy: { allowHosts: [] }, clock: systemClock, lookup });
  const replies = receiver.sendTogether?.(Array.from({ length: 20 }, () => probe()));
  for (const connect of waiting.splice(1)) connect();
  await vi.waitFor(() => expect(server.accepted()).toBe(19));
  expect(recorded.map(({ text }) => text).join('')).toBe('');
  waiting[0]?.();
  expect((await replies)?.map(shown)).toEqual(Array.from({ length: 20 }, () => '200 ok'));
});

test('sends extra headers behind those of the probe', async () => {
  await receiver.close();
  const extraHeaders = [['X-Key', 'k']] as const;
  receiver = openHttpReceiver({
    url: server.url,
    policy: { allowHosts: [] },
    clock: systemClock,
    extraHeaders,
  });
  await receiver.send(probe());
  expect(recorded[0]?.text).toContain('application/json\r\nX-Key: k\r\nContent-Length: 7\r\n\r\n');
});
