import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { closedPort } from '../fixtures/raw-server.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { startCli } from '../fixtures/run-cli.ts';
import { scriptedLookup } from '../fixtures/staging.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { startServeTo, type } from './serving.ts';

const env = { PLEXTERA_SIGNING_SECRET: 'whsec_of_the_attack_surface' };
const hooks = '/api/public/v1/event-subscriptions';
const never = [
  '169.254.169.254',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '224.0.0.1',
  '0.0.0.0',
  '[::ffff:a9fe:a9fe]',
];

function subscribe(
  send: Awaited<ReturnType<typeof startControlApi>>['send'],
  endpointUrl: string,
): Promise<Response> {
  const body = { endpointUrl, eventTypes: [type], signingSecret: 'whsec_of_the_attack_surface' };
  return send('POST', hooks, body, { authorization: 'api-key any' });
}

describe('A13: what is called is this machine, or was allowed at start', () => {
  test('on the command line', async () => {
    const send = (url: string, ...options: readonly string[]) =>
      runInProcess(['send', type, '--to', url, '--yes', ...options], { env, lookup: scriptedLookup([]) });
    for (const host of never) {
      const { code, stderr } = await send(`http://${host}/`, '--allow-host', host, '--allow-host', '*');
      expect([code, stderr], host).toEqual([2, expect.stringContaining('never sent to, even when allowed')]);
    }
    for (const host of ['10.0.0.1', '192.168.0.1', '8.8.8.8', '[2600::1]']) {
      const { code, stderr } = await send(`http://${host}/`);
      expect([code, stderr], host).toEqual([2, expect.stringContaining('allow it at start: --allow-host')]);
    }
    expect((await send('http://user:pass@127.0.0.1/')).code).toBe(2);
    expect((await send('file:///etc/passwd')).code).toBe(2);
  });

  test('through the API', async () => {
    const policy = { allowHosts: ['*', ...never] };
    const { send, port } = await startControlApi(undefined, { policy });
    for (const host of never) expect((await subscribe(send, `https://${host}/`)).status, host).toBe(422);
    for (const own of [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, `http://[::1]:${port}/`])
      expect((await subscribe(send, own)).status, own).toBe(422);
    expect((await subscribe(send, 'http://127.0.0.1:1/')).status).toBe(201);
    const closed = await startControlApi();
    for (const host of ['10.0.0.1', '8.8.8.8', 'hooks.example.com'])
      expect((await subscribe(closed.send, `https://${host}/`)).status, host).toBe(422);
  });

  test('behind a redirect, which is not followed', async () => {
    const other = await startRecordingReceiver(200);
    const location = { location: other.url };
    const receiver = await startRecordingReceiver({ status: 302, headers: location });
    expect((await runInProcess(['send', type, '--to', receiver.url], { env })).code).toBe(1);
    expect([receiver.requests.length, other.requests.length]).toEqual([1, 0]);
  });

  test('behind a name, whose addresses are judged whenever it is dialled', async () => {
    const receiver = await startRecordingReceiver(503, 200);
    const lookup = scriptedLookup(['127.0.0.1'], ['169.254.169.254']);
    const policy = { allowHosts: ['hooks.example.com'] };
    const transport = createHttpTransport({ clock: systemClock, policy, lookup });
    const request = {
      url: new URL(`http://hooks.example.com:${receiver.port}/`),
      headers: [],
      body: Buffer.from('{}'),
      deadlineMs: 5_000,
    };
    expect((await transport.send(request)).response?.status).toBe(503);
    await transport.close();
    const again = createHttpTransport({ clock: systemClock, policy, lookup });
    expect((await again.send(request)).failure?.code).toBe('blocked_target');
    await again.close();
    expect(receiver.requests).toHaveLength(1);
  });

  test('and never the mock itself', async () => {
    const port = await closedPort();
    const { code, stderr } = await runInProcess(
      ['serve', '--port', String(port), '--to', `http://localhost:${port}/`],
      { env },
    );
    expect(code).toBe(2);
    expect(stderr).toContain('It is the mock itself.');
  });
});

describe('A14: production is not hit by accident', () => {
  const production = 'https://hooks.prod.example.com/webhooks';
  const allowed = ['--allow-host', '*.example.com'];

  test('on the command line: without the word for it nothing is looked up, with it a person is asked', async () => {
    const lookup = vi.fn(scriptedLookup([]));
    const refused = await runInProcess(['send', type, '--to', production, ...allowed, '--yes'], {
      env,
      lookup,
    });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('reads like a production system');
    expect(refused.stderr).toContain('--i-know-this-is-production');
    const known = [...allowed, '--i-know-this-is-production'];
    const unasked = await runInProcess(['send', type, '--to', production, ...known], { env, lookup });
    expect(unasked.code).toBe(2);
    expect(unasked.stderr).toContain('Nobody agreed');
    expect(lookup).not.toHaveBeenCalled();
    await runInProcess(['send', type, '--to', production, ...known, '--yes'], { env, lookup });
    expect(lookup).toHaveBeenCalled();
  });

  test('serve asks with the target and the rate, and ends without a yes', async () => {
    const questions: string[] = [];
    const confirm = (question: string) => questions.push(question) === 0;
    const to = ['serve', '--port', '0', '--to', 'https://hooks.staging.example.com/', ...allowed];
    expect((await runInProcess(to, { env, confirm })).code).toBe(2);
    expect((await runInProcess(to, { env })).stderr).toContain('--yes');
    expect((await runInProcess([...to, '--max-rate', '3'], { env, confirm })).code).toBe(2);
    expect(questions).toEqual(
      ['10', '3'].map(
        (rate) =>
          `Send the events that are asked for, at most ${rate} a second, to https://hooks.staging.example.com, ` +
          'which is not this machine?',
      ),
    );
  });

  test('through the API: what was not said at start cannot be said later', async () => {
    const policy = { allowHosts: ['*.example.com'] };
    const { send } = await startControlApi(undefined, { policy });
    const refused = await subscribe(send, production);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('--i-know-this-is-production');
    expect((await subscribe(send, 'https://hooks.staging.example.com/')).status).toBe(201);
    const said = await startControlApi(undefined, { policy: { ...policy, allowProduction: true } });
    expect((await subscribe(said.send, production)).status).toBe(201);
  });

  test('a subscription of an earlier start is held to what this one was told', async () => {
    const policy = { allowHosts: ['*.example.com'] };
    const lookup = scriptedLookup(['192.0.2.1']);
    const transport = createHttpTransport({ clock: systemClock, policy, lookup });
    const outcomes: string[] = [];
    const mock = await startMock(undefined, {
      transport,
      onAttempt: (_, { outcome }) => void outcomes.push(outcome.code),
    });
    const said = await startControlApi(mock, { policy: { ...policy, allowProduction: true } });
    expect((await subscribe(said.send, production)).status).toBe(201);
    expect((await said.post({ eventType: type })).status).toBe(202);
    await vi.waitFor(() => expect(outcomes).toEqual(['blocked_target']));
  });
});

describe('A15: a proxy of the environment is not asked', () => {
  test('by serve nor by send', async () => {
    const proxy = await startRecordingReceiver(200);
    const url = `http://127.0.0.1:${proxy.port}`;
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
    const proxies = Object.fromEntries(names.map((name) => [name, url]));
    // Newer versions of Node look at those when this is set.
    const world = { env: { ...env, ...proxies, NODE_USE_ENV_PROXY: '1' } };
    const { receiver, call } = await startServeTo([200], [], world);
    await call('POST', '/api/v1/events', { eventType: type });
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
    expect((await startCli(['send', type, '--to', receiver.url], world).ended).code).toBe(0);
    expect(receiver.requests).toHaveLength(2);
    expect(proxy.requests).toEqual([]);
  });
});

describe('A32: nobody is called but targets', () => {
  test('from its start to its end', async () => {
    const file = join(tempFolder(), 'connections');
    const watch = `--import=${join(import.meta.dirname, 'watch-connections.mjs')}`;
    const world = { env: { ...env, NODE_OPTIONS: watch, WATCHED_CONNECTIONS: file } };
    const { receiver, call, stop } = await startServeTo([503, 200], [], world);
    await call('POST', '/api/v1/events', { eventType: type });
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
    expect((await stop()).code).toBe(0);
    expect(existsSync(file)).toBe(true);
    const called = new Set(readFileSync(file, 'utf8').trim().split('\n'));
    expect([...called]).toEqual([`127.0.0.1:${receiver.port}`]);
  });
});
