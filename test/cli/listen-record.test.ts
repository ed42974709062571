import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { signedRequest } from '../../mock-server/dispatch/signed-request.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';

const secret = 'whsec_for_the_tests_of_recording';
const env = { PLEXTERA_SIGNING_SECRET: secret };

async function startListen(...options: readonly string[]) {
  const process = startCli(['listen', '--port', '0', ...options], { env });
  const [, url = ''] = await process.waitFor(/listening on (http:\S+?)\/? /);
  return {
    url,
    ...process,
    async stop() {
      process.child.kill('SIGTERM');
      return process.ended;
    },
  };
}

const delivery = () => signedRequest(createEvent(eventTypes[0]), secret);
const modeOf = (path: string) => lstatSync(path).mode & 0o777;
const heads = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.request'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

/** A request as bytes, so that its headers arrive as they are written here. */
async function sendRaw(url: string, lines: readonly string[], body: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const head = [
    'POST /raw HTTP/1.1',
    ...lines,
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    '',
  ];
  socket.write(Buffer.concat([Buffer.from(head.join('\r\n')), body]));
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

test('a body is kept byte for byte, and headers in order, in their own letters, repeated ones too', async () => {
  const folder = join(tempFolder(), 'recording');
  const { url, stop } = await startListen('--record', folder);
  const body = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x00, 0x0d, 0x0a, 0x7d]);
  const id = headers.deliveryId.name;
  const lines = [`${id.toUpperCase()}: one`, 'Host: a', `${id.toLowerCase()}: two`, 'content-TYPE: a/b'];
  expect(await sendRaw(url, lines, body)).toMatch(/^HTTP\/1\.1 401 /);
  await stop();
  const [name = ''] = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(readFileSync(join(folder, name))).toEqual(body);
  const [head] = heads(folder);
  expect(head.headers).toEqual([
    [id.toUpperCase(), 'one'],
    ['Host', 'a'],
    [id.toLowerCase(), 'two'],
    ['content-TYPE', 'a/b'],
    ['Content-Length', '9'],
    ['Connection', 'close'],
  ]);
  expect(head).toMatchObject({ method: 'POST', path: '/raw' });
  expect(new Date(head.receivedAt).toISOString()).toBe(head.receivedAt);
});

test('files are for their owner alone, and their names sort as the requests arrived', async () => {
  const folder = join(tempFolder(), 'recording');
  const { url, stop } = await startListen('--record', folder);
  const sent = Array.from({ length: 12 }, delivery);
  for (const request of sent) expect((await fetch(url, request)).status).toBe(200);
  await stop();
  expect(modeOf(folder)).toBe(0o700);
  const names = readdirSync(folder).sort();
  for (const name of names) {
    expect(name).toMatch(/^\d{8}T\d{9}Z-\d{6}\.(?:json|request)$/);
    expect(modeOf(join(folder, name))).toBe(0o600);
  }
  const bodies = names.filter((name) => name.endsWith('.json'));
  expect(bodies.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(
    sent.map(({ body }) => body),
  );
});

test('keys, sessions and the signing secret are in no file, and the signature is', async () => {
  const folder = join(tempFolder(), 'recording');
  const { url, stop } = await startListen('--record', folder, '--json');
  const canary = 'c4n4ry-0123456789';
  const good = delivery();
  const headersOfGateway = {
    ...good.headers,
    authorization: `Bearer ${canary}`,
    cookie: `session=${canary}`,
    'x-api-key': canary,
    'x-gateway': canary,
    'x-plextera-access-token': canary,
    'user-agent': `sender ${secret}`,
  };
  const request = { ...good, headers: headersOfGateway };
  expect((await fetch(`${url}/a?api_key=${canary}&b=1`, request)).status).toBe(200);
  const echo = Buffer.from(`{"said":"${secret}"}`);
  await fetch(url, { ...request, body: echo });
  const { stdout } = await stop();
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(files).toHaveLength(4);
  const lines = stdout.trimEnd().split('\n');
  const printed = lines.map((line) => Buffer.from(JSON.parse(line).body.base64, 'base64').toString());
  for (const text of [...files, ...printed, JSON.stringify(lines.map((line) => JSON.parse(line).headers))]) {
    expect(text).not.toContain(canary);
    expect(text).not.toContain(secret);
  }
  const [first, second] = heads(folder);
  expect(first.path).toBe('/a?api_key=redacted&b=1');
  expect(first.headers).toContainEqual(['authorization', '[redacted]']);
  const [, signature] = first.headers.find(
    ([name]: string[]) => name?.toLowerCase() === headers.signature.name.toLowerCase(),
  );
  expect(signature).toBe(good.headers[headers.signature.name]);
  expect([first.bodyRedacted, second.bodyRedacted]).toEqual([undefined, true]);
});

test('what is no delivery, and what is too large, is not kept', async () => {
  const folder = join(tempFolder(), 'recording');
  const { url, stop } = await startListen('--record', folder, '--max-body', '1000');
  expect((await fetch(url)).status).toBe(405);
  expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1_001) })).status).toBe(413);
  expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1_000) })).status).toBe(401);
  const { stdout } = await stop();
  expect(stdout).toContain('--> POST /  ignored: the body is too large: more than 1000 bytes\n<-- [413]');
  expect(readdirSync(folder)).toHaveLength(2);
});

describe('a folder is refused, with 2 and untouched,', () => {
  test('where it holds anything, also an earlier recording', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'precious'), 'keep me');
    const { code, stdout, stderr } = await runCli(['listen', '--port', '0', '--record', folder], { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`Nothing can be recorded in ${folder}: it is not empty.`);
    expect(readdirSync(folder)).toEqual(['precious']);
  });

  test('where it is a file, or below one', async () => {
    const file = tempFile('keep me');
    for (const path of [file, join(file, 'below')])
      expect((await runCli(['listen', '--port', '0', '--record', path], { env })).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('keep me');
  });
});

test('a delivery that cannot be kept is answered with 500 whatever was asked for, and the end is 3', async () => {
  const folder = join(tempFolder(), 'recording');
  const listener = await startListen('--record', folder, '--status', '200');
  rmSync(folder, { recursive: true });
  expect((await fetch(listener.url, delivery())).status).toBe(500);
  mkdirSync(folder);
  expect((await fetch(listener.url, delivery())).status).toBe(200);
  const { code, stdout, stderr } = await listener.stop();
  expect(code).toBe(3);
  expect(stdout).toContain('ignored: it could not be recorded\n<-- [500]');
  expect(stderr).toContain(`Nothing can be recorded in ${folder}: it cannot be made, or is gone.`);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('the line that says it is ready says where it records', async () => {
  const folder = join(tempFolder(), 'recording');
  const { stop } = await startListen('--record', folder);
  expect((await stop()).stderr).toContain(`, recording in ${folder}; ^C to quit\n`);
});
