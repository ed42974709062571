import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { curlLine } from '../../mock-server/conformance/curl-line.ts';
import type { Probe } from '../../mock-server/conformance/receiver.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const run = promisify(execFile);

const probeOf = (body: string | Buffer, rest: Partial<Probe> = {}): Probe => ({
  method: 'POST',
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from(body as string),
  wire: {},
  deadlineMs: 1000,
  ...rest,
});

test('a plain request reads as one would write it', () => {
  const headers = [
    ['Content-Type', 'application/json'],
    ['User-Agent', 'probe'],
    ['Accept', '*/*'],
    ['Expect', 'nothing'],
  ] as const;
  expect(curlLine(probeOf(`{"it's":1}`, { headers }), 'http://127.0.0.1:3000/webhooks')).toBe(
    `curl -sS -g -i -X 'POST' -H 'Content-Type: application/json' -H 'User-Agent: probe' -H 'Accept: */*' -H 'Expect: nothing' --data-raw '{"it'\\''s":1}' 'http://127.0.0.1:3000/webhooks'`,
  );
});

test.each<[string, Probe]>([
  ['quotes, dollars and backslashes', probeOf(`{"a":"'$HOME \`id\` \\\\n !!"}`)],
  ['a body that looks like the name of a file', probeOf('@/etc/passwd')],
  ['an empty body', probeOf('')],
  ['line breaks', probeOf('{\r\n}\r\n')],
  ['bytes that are no text', probeOf(Buffer.from([0, 255, 10, 13, 0]))],
  [
    'an empty header, and one with odd letters',
    probeOf('{}', {
      headers: [
        ['X-Empty', ''],
        ['X-Odd', "é '%s \\"],
        ['X-Odd', '2'],
      ],
    }),
  ],
  ['no headers at all', probeOf('{}', { headers: [] })],
  ['another method', probeOf('{}', { method: 'PUT' })],
])('%s arrive as they were, by way of a shell', async (_, probe) => {
  const receiver = await startRecordingReceiver(200);
  await run('sh', ['-c', curlLine(probe, receiver.url)]);
  expect(receiver.requests).toHaveLength(1);
  const [request] = receiver.requests;
  expect(request?.method).toBe(probe.method);
  expect(request?.body.equals(probe.body)).toBe(true);
  const framing = ['host', 'content-length'];
  expect(request?.headers.filter(([name]) => !framing.includes(name.toLowerCase()))).toEqual(probe.headers);
});

test('HEAD has no body', async () => {
  const receiver = await startRecordingReceiver(405);
  await run('sh', ['-c', curlLine(probeOf('', { method: 'HEAD' }), receiver.url)]);
  expect(receiver.requests).toMatchObject([{ method: 'HEAD' }]);
});
