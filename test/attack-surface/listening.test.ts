import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import { Access } from '../../mock-server/server/plugins/access-token.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startControlApi } from '../fixtures/control-api.ts';
import { exchangeRaw } from '../fixtures/raw-http.ts';
import { tempFile } from '../fixtures/temp-folder.ts';
import { startServe } from './serving.ts';

const token = 'canary-token-0123456789abcdef';

/** Whether something answers at an address of this machine. */
function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

describe('A01: the APIs are for this machine alone', () => {
  test('by default they listen at one address, which no other machine reaches', async () => {
    const { port } = await startServe([]);
    expect(await answers('127.0.0.1', port)).toBe(true);
    // Another address of the same interface: what listens at all of them answers there too.
    expect(await answers('127.0.0.2', port)).toBe(false);
  });

  test.each(['0.0.0.0', '::', '192.0.2.1'])('--host %s without a token does not start', async (host) => {
    const { code, stdout, stderr } = await runInProcess(['serve', '--port', '0', '--host', host]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('there is no access token');
    expect(stderr).toContain('--token-file');
    expect(stderr).not.toContain('ready');
  });

  test.each(['example.com', '127.1', '', '0'])('--host %j is no address', async (host) => {
    const { code, stderr } = await runInProcess(['serve', '--port', '0', '--host', host]);
    expect(code).toBe(2);
    expect(stderr).toContain('--host takes an address');
  });

  test('an address that this machine does not have ends with 3', async () => {
    const env = { PLEXTERA_TOKEN: token };
    const { code, stderr } = await runInProcess(['serve', '--port', '0', '--host', '192.0.2.1'], { env });
    expect(code).toBe(3);
    expect(stderr).toContain('--host');
  });

  test.each(['short', 'with white space in it, and long', 'ümläut-0123456789-abcdefgh'])(
    'nor with a token that is weak or no token: %j',
    async (weak) => {
      const env = { PLEXTERA_TOKEN: weak };
      const { code, stderr } = await runInProcess(['serve', '--port', '0', '--host', '0.0.0.0'], { env });
      expect(code).toBe(2);
      expect(stderr).toContain('at least 22 characters');
      expect(stderr).not.toContain(weak);
    },
  );
});

describe('A02: beyond loopback a token is asked for', () => {
  test('by both APIs, of every call but that for health; and it is never written', async () => {
    const file = tempFile(`${token}\n`);
    const { call, stop } = await startServe(['--host', '0.0.0.0', '--token-file', file]);
    const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
    const list = '/api/v1/deliveries';
    expect((await call('GET', '/healthz')).status).toBe(200);
    const refused = [
      await call('GET', list),
      await call('GET', `${list}?token=${token}&access_token=${token}`),
      await call('GET', list, undefined, bearer(`${token}x`)),
      await call('GET', list, undefined, bearer(token.slice(0, -1))),
      await call('GET', list, undefined, { authorization: `api-key ${token}` }),
      await call('GET', list, undefined, { cookie: `plextera_session=${token}` }),
      await call('GET', list, undefined, { cookie: 'plextera_session=' }),
      await call('GET', '/api/openapi.json'),
      await call('GET', '/nothing'),
      await call('POST', '/api/v1/session', { code: token }),
      await call('POST', '/api/v1/events', { eventType: 'workflow.run.failed' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 401));
    expect((await refused[0]?.json()) as object).toMatchObject({ code: 'unauthorized' });
    expect(refused[0]?.headers.get('www-authenticate')).toBe('Bearer');
    expect((await call('GET', list, undefined, bearer(token))).status).toBe(200);
    const publicList = '/api/public/v1/event-subscriptions';
    const withKey = (key: string) => call('GET', publicList, undefined, { authorization: `api-key ${key}` });
    expect([(await withKey('any')).status, (await withKey(token)).status]).toEqual([401, 200]);
    const { stdout, stderr } = await stop();
    expect(`${stdout}${stderr}`).not.toContain('canary');
  });

  test('with a key of its own, the public API takes that and not the token', async () => {
    const env = { PLEXTERA_TOKEN: token, PLEXTERA_API_KEY: 'canary-key' };
    const { call } = await startServe(['--host', '0.0.0.0'], { env });
    const withKey = (key: string) =>
      call('GET', '/api/public/v1/event-subscriptions', undefined, { authorization: `api-key ${key}` });
    expect([(await withKey(token)).status, (await withKey('canary-key')).status]).toEqual([401, 200]);
  });

  test('one that is given is asked for on loopback too', async () => {
    const { call } = await startServe([], { env: { PLEXTERA_TOKEN: token } });
    expect((await call('GET', '/api/v1/deliveries')).status).toBe(401);
  });

  test('one is made where a person sees it: shown once, long, and another one every time', async () => {
    const tokens = new Set<string>();
    for (const _ of [1, 2]) {
      let stop: () => void = () => {};
      const stopRequested = new Promise<void>((resolve) => {
        stop = resolve;
      });
      const { code, stdout, stderr } = await runInProcess(['serve', '--port', '0', '--host', '0.0.0.0'], {
        confirm: () => false,
        stopRequested,
        onProgress: (line) => void (line.includes('^C to quit') && stop()),
      });
      expect([code, stdout]).toEqual([0, '']);
      const [[, made = ''] = [], ...again] = [...stderr.matchAll(/Token +(\w+)/g)];
      expect(again).toEqual([]);
      expect(stderr.split(made)).toHaveLength(2);
      // Of 16 signs, 40 are 160 bits.
      expect(made).toMatch(/^[0-9a-f]{40}$/);
      tokens.add(made);
    }
    expect(tokens.size).toBe(2);
  });

  test('a browser exchanges the code of a link for a cookie, once', async () => {
    const access = new Access(token, { clock: systemClock, random: systemRandom });
    const { origin, send } = await startControlApi(undefined, { access });
    const code = access.makeCode();
    expect((await send('POST', '/api/v1/session', { code: `${code}x` })).status).toBe(401);
    const begun = await send('POST', '/api/v1/session', { code });
    expect(begun.status).toBe(204);
    const cookie = begun.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^plextera_session=[0-9a-f]{40}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(token);
    const session = { cookie: cookie.split(';')[0] ?? '' };
    expect((await send('GET', '/api/v1/deliveries', undefined, session)).status).toBe(200);
    expect((await send('POST', '/api/v1/session', { code })).status).toBe(401);
    const foreign = { ...session, origin: 'https://evil.test' };
    expect((await send('DELETE', '/api/v1/faults', undefined, foreign)).status).toBe(403);
    expect((await fetch(`${origin}/api/v1/deliveries`)).status).toBe(401);
  });

  test('a code ends with its time, and when there is a newer one', async () => {
    let now = 0;
    const clock = { ...systemClock, monotonicMs: () => now };
    const access = new Access(token, { clock, random: systemRandom });
    const first = access.makeCode();
    const second = access.makeCode();
    expect(access.beginSession(first)).toBeUndefined();
    now = 600_001;
    expect(access.beginSession(second)).toBeUndefined();
  });

  test('no spelling of a path gets around it', async () => {
    const { port } = await startServe([], { env: { PLEXTERA_TOKEN: token } });
    const paths = [
      '//api/v1/deliveries',
      '/api/v1/deliveries/',
      '/api/v1/./deliveries',
      '/healthz/../api/v1/deliveries',
      '/api/public/v1/../../v1/deliveries',
      '/api/public/v1/%2e%2e/%2e%2e/v1/deliveries',
      '/API/V1/DELIVERIES',
      '/api/v1/faults?at=/api/public/v1/healthz',
      '/healthz%00/../api/v1/deliveries',
    ];
    for (const path of paths) {
      const answer = await exchangeRaw(
        port,
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
      );
      expect(answer, path).toMatch(/^HTTP\/1\.1 4/);
    }
  });
});

describe('A03: a name that was allowed at start is answered, and no other', () => {
  test('with the port listened at, or with a port of its own', async () => {
    const allowed = ['--allowed-host', 'mock.test', '--allowed-host', 'outside.test:8080'];
    const { port } = await startServe(allowed);
    const statusOf = async (host: string) => {
      const answer = await exchangeRaw(
        port,
        `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      return answer.slice(9, 12);
    };
    expect(await statusOf(`mock.test:${port}`)).toBe('200');
    expect(await statusOf('outside.test:8080')).toBe('200');
    expect(await statusOf('mock.test:8080')).toBe('421');
    expect(await statusOf(`outside.test:${port}`)).toBe('421');
    expect(await statusOf(`evil.test:${port}`)).toBe('421');
  });
});

describe('A31: what a proxy would say of the caller is not believed', () => {
  test.each(['X-Forwarded-Host', 'X-Host', 'Forwarded'])('%s', async (name) => {
    const { port, origin } = await startControlApi();
    const forged = name === 'Forwarded' ? `host=127.0.0.1:${port}` : `127.0.0.1:${port}`;
    const lines = [`Host: evil.test:${port}`, `${name}: ${forged}`, 'X-Forwarded-For: 127.0.0.1'];
    const head = ['GET /healthz HTTP/1.1', ...lines, 'Connection: close'].join('\r\n');
    expect(await exchangeRaw(port, `${head}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 421/);
    expect((await fetch(`${origin}/healthz`, { headers: { [name]: 'evil.test' } })).status).toBe(200);
  });
});
