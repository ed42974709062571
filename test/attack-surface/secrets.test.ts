import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { headers as contractHeaders } from '../../mock-server/contract/catalog.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startControlApi } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { startCli } from '../fixtures/run-cli.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';
import { document } from '../server/public-api/documented.ts';
import { startServe, startServeTo, type } from './serving.ts';

/** Every secret there can be has this in it. */
const canary = 'c4n4ry';
const env = {
  PLEXTERA_SIGNING_SECRET: `whsec_${canary}_signing_0123456789`,
  PLEXTERA_API_KEY: `${canary}-api-key-0123456789`,
  PLEXTERA_TOKEN: `${canary}-token-0123456789abcdef`,
};
const bearer = { authorization: `Bearer ${env.PLEXTERA_TOKEN}` };
const apiKey = { authorization: `api-key ${env.PLEXTERA_API_KEY}` };

type Paths = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const paths = document.paths as Paths;
const pathsWith = (method: string) => Object.keys(paths).filter((path) => method in (paths[path] ?? {}));

/** The beginning of an answer that may never end. */
async function readSome(response: Response): Promise<string> {
  let text = '';
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      text += decoder.decode(part.value, { stream: true });
  } catch {
    // The time for it was over.
  }
  return text;
}

describe('A16: no secret shows', () => {
  test('in anything that the APIs answer, nor in what is written, after successes and failures', async () => {
    const answer = { status: 400, headers: { 'set-cookie': `session=${canary}` }, body: 'no' };
    const folder = tempFolder();
    const { receiver, origin, call, stop, child } = await startServeTo(
      [answer, 200],
      ['--data-dir', join(folder, 'data'), '--header', `X-Api-Key: ${canary}-of-the-gateway`],
      { env },
    );
    const subscribed = await call(
      'POST',
      '/api/public/v1/event-subscriptions',
      {
        endpointUrl: receiver.url,
        eventTypes: [type],
        signingSecret: `whsec_${canary}_of_a_subscription`,
      },
      apiKey,
    );
    expect(subscribed.status).toBe(201);
    const subscription = await subscribed.text();
    const emitted = await call('POST', '/api/v1/events', { eventType: type }, bearer);
    expect(emitted.status).toBe(202);
    const { eventId } = (await emitted.json()) as { eventId: string };
    await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThanOrEqual(2));
    const list = await vi.waitFor(async () => {
      const text = await (await call('GET', '/api/v1/deliveries', undefined, bearer)).text();
      expect(text).toContain('"delivered"');
      return (JSON.parse(text) as { readonly data: readonly { readonly id: string }[] }).data;
    });
    const ids: Readonly<Record<string, string>> = {
      id: list[0]?.id ?? '',
      eventId,
      deliveryId: list[0]?.id ?? '',
      subscriptionId: JSON.parse(subscription).subscriptionId ?? JSON.parse(subscription).id,
    };
    const answers = [subscription];
    let seen = 0;
    for (const path of [...pathsWith('get'), '/api/openapi.json']) {
      const url = origin + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'unknown');
      const response = await fetch(url, {
        headers: path.startsWith('/api/public') ? apiKey : bearer,
        signal: AbortSignal.timeout(1_000),
      });
      if (response.ok) seen += 1;
      answers.push(`${path} ${JSON.stringify([...response.headers])} ${await readSome(response)}`);
    }
    expect(seen).toBeGreaterThan(8);
    for (const text of answers) expect(text).not.toContain(canary);
    if (process.platform === 'linux')
      expect(readFileSync(`/proc/${child.pid}/cmdline`, 'utf8')).not.toContain(env.PLEXTERA_SIGNING_SECRET);
    const { stdout, stderr } = await stop();
    expect(stderr).toContain(eventId);
    expect(`${stdout}${stderr}`).not.toContain(canary);
  });

  test('in what a verb prints as JSON, nor in what the options are', async () => {
    const receiver = await startRecordingReceiver(200, 401);
    const to = ['--to', `${receiver.url}?token=${canary}`, '--header', `X-Key: ${canary}`];
    for (const args of [
      ['send', type, ...to, '--json'],
      ['send', type, ...to],
      ['config', ...to, '--json'],
    ]) {
      const { stdout, stderr } = await runInProcess(args, { env });
      expect(`${stdout}${stderr}`, args[0]).not.toContain(canary);
    }
    expect(receiver.requests).toHaveLength(2);
  });
});

describe('A17: a key in a URL is left out, and one in its userinfo is refused', () => {
  test('wherever a target is shown', async () => {
    const { origin, receiver, post } = await startBoth(`?api_key=${canary}&sig=${canary}&page=2`);
    await post({ eventType: type });
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
    expect(receiver.requests[0]?.path).toContain(canary);
    const shown = await (await fetch(`${origin}/api/v1/deliveries`)).text();
    expect(shown).toContain('page=2');
    expect(shown).not.toContain(canary);
    const { code, stderr } = await runInProcess(['send', type, '--to', `http://me:${canary}@127.0.0.1/`]);
    expect(code).toBe(2);
    expect(stderr).not.toContain(canary);
  });
});

async function startBoth(query: string) {
  const receiver = await startRecordingReceiver(200);
  const served = await startServe(['--to', `${receiver.url}${query}`]);
  return { receiver, ...served, post: (body: unknown) => served.call('POST', '/api/v1/events', body) };
}

describe('A18: nobody else gets anything signed, changed or told', () => {
  test('by any route that the description names', async () => {
    const { send } = await startControlApi();
    for (const method of ['get', 'post', 'put', 'patch', 'delete'])
      for (const path of pathsWith(method)) {
        const url = path.replaceAll(/\{\w+\}/g, 'x');
        const foreign = { origin: 'https://evil.test', authorization: 'api-key any' };
        const { status } = await send(method.toUpperCase(), url, method === 'get' ? undefined : {}, foreign);
        expect(status, `${method} ${path}`).toBe(403);
      }
  });
});

describe('A19: a refusal does not tell the right signature', () => {
  test('to the sender, whatever was wrong', async () => {
    const { waitFor } = startCli(['listen', '--port', '0'], { env });
    const [, url = ''] = await waitFor(/listening on (http:\S+)/);
    const body = JSON.stringify(createEvent(type));
    const right = sign(body, env.PLEXTERA_SIGNING_SECRET);
    const [, mac = ''] = /v1=(\w+)/.exec(right) ?? [];
    expect(mac).toHaveLength(64);
    for (const signature of [right.replace(mac, 'a'.repeat(64)), right.replace(/t=\d+/, 't=1'), 'x', '']) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [contractHeaders.signature.name]: signature },
        body,
      });
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain(mac);
    }
  });
});

const escapes = '\u001b[2J\u001b]0;owned\u0007\r\nready: forged\u0085\u009b31m\u202egnp.exe';

describe('A20: text from outside stays in its line and does nothing to the terminal', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there.
  const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  test('of a receiver', async () => {
    const { receiver, call, waitFor, stop } = await startServeTo([{ status: 500, body: escapes }]);
    await call('POST', '/api/v1/events', { eventType: type });
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
    await waitFor(/it said: /);
    const { stdout, stderr } = await stop();
    expect(`${stdout}${stderr}`).not.toMatch(control);
    expect(stderr).not.toMatch(/^ready: forged/m);
  });

  test('of a sender', async () => {
    const { waitFor, child, ended } = startCli(['listen', '--port', '0', '--json'], { env });
    const [, url = ''] = await waitFor(/listening on (http:\S+)/);
    const body = JSON.stringify({ ...createEvent(type), eventType: escapes });
    const signature = sign(body, env.PLEXTERA_SIGNING_SECRET);
    const headers = { 'content-type': 'application/json', [contractHeaders.signature.name]: signature };
    await fetch(`${url}?${encodeURIComponent(escapes)}`, { method: 'POST', headers, body });
    child.kill('SIGTERM');
    const { stdout, stderr } = await ended;
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toBeTypeOf('object');
    expect(`${stdout}${stderr}`).not.toMatch(control);
  });
});

describe('A30: a crash', () => {
  const crash = `--import=${join(import.meta.dirname, 'crash-on-signal.mjs')}`;

  test('says little, ends with 70, and what was accepted is delivered by the next start', async () => {
    const receiver = await startRecordingReceiver({ status: 200, hangs: true }, 200);
    const file = `${canary}-of-a-file-0123456789`;
    const CRASH_MESSAGE = `lost ${env.PLEXTERA_SIGNING_SECRET} and ${file} and whsec_${canary}_of_a_row \u001b[2J`;
    const options = ['--to', receiver.url, '--data-dir', join(tempFolder(), 'data')];
    const keyFile = ['--api-key-file', tempFile(file)];
    const served = await startServe([...options, ...keyFile], {
      env: { ...env, NODE_OPTIONS: crash, CRASH_MESSAGE },
    });
    const accepted = await served.call('POST', '/api/v1/events', { eventType: type }, bearer);
    expect(accepted.status).toBe(202);
    const { eventId } = (await accepted.json()) as { eventId: string };
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
    served.child.kill('SIGUSR2');
    const { code, stdout, stderr } = await served.ended;
    expect([code, stdout]).toEqual([70, '']);
    expect(stderr).toContain('our own fault: lost [redacted] and [redacted] and [redacted]');
    expect(stderr).not.toContain(canary);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(stderr).not.toContain('\u001b');
    const again = await startServe(options, { env });
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(2), { timeout: 5_000 });
    expect(String(receiver.requests[1]?.body)).toContain(eventId);
    expect((await again.stop()).code).toBe(0);
  });
});
