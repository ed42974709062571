import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startControlApi } from '../fixtures/control-api.ts';
import { exchangeRaw } from '../fixtures/raw-http.ts';
import { closedPort } from '../fixtures/raw-server.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { startServe } from '../fixtures/serve.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const secret = 'whsec_canary_of_the_processes_77c1';
const env = { PLEXTERA_SIGNING_SECRET: secret };

describe('a signal', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'S46: %s lets attempts on the wire finish, begins no other, and keeps the queue for the next start',
    async (signal) => {
      const dataDir = tempFolder();
      const receiver = await startRecordingReceiver({ status: 503, hangs: true });
      const options = ['--data-dir', dataDir, '--to', receiver.url];
      const served = await startServe([...options, '--concurrency', '2'], { env });
      for (let n = 0; n < 5; n += 1) expect((await served.post()).status).toBe(202);
      await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThan(0));
      served.child.kill(signal);
      await vi.waitFor(async () => expect(await served.health().catch(() => 'closed')).toBe('closed'));
      const begun = receiver.requests.length;
      receiver.release();
      expect((await served.ended).code).toBe(0);
      expect(receiver.requests).toHaveLength(begun);

      const next = await startServe(options, { env });
      expect((await next.health()).pending).toBe(5);
      const made = (await next.deliveries()).flatMap(({ attempts }) => attempts);
      expect(made.filter(({ outcome }) => outcome?.kind === 'unknown')).toEqual([]);
      next.child.kill('SIGKILL');
    },
  );

  test('S46: a connection that is held open does not hold up the end', async () => {
    const served = await startServe([], { env });
    const held = exchangeRaw(Number(new URL(served.origin).port), 'GET /healthz HTTP/1.1\r\n');
    await served.health();
    served.child.kill('SIGTERM');
    expect((await served.ended).code).toBe(0);
    await held.catch(() => undefined);
  });

  test('S46: a second signal ends it at once', async () => {
    const receiver = await startRecordingReceiver({ status: 200, hangs: true });
    const served = await startServe(['--to', receiver.url], { env });
    await served.post();
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
    served.child.kill('SIGTERM');
    await vi.waitFor(async () => expect(await served.health().catch(() => 'closed')).toBe('closed'));
    served.child.kill('SIGTERM');
    expect((await served.ended).code).toBe(130);
  });
});

describe('a port', () => {
  test('S47: that is taken ends it with 3, and the line says what to type', async () => {
    const { port } = await startRecordingReceiver(200);
    const { code, stderr } = await runCli(['serve', '--port', String(port)], { env });
    expect(code).toBe(3);
    expect(stderr).toContain(`Cannot listen on 127.0.0.1:${port}: the port is taken.`);
    expect(stderr).toMatch(/choose another with --port/);
  });

  const setpriv = ['setpriv', '--reuid=65534', '--clear-groups', '--inh-caps=-all', '--bounding-set=-all'];
  const lowest = '/proc/sys/net/ipv4/ip_unprivileged_port_start';
  const canStage =
    existsSync(lowest) &&
    Number(readFileSync(lowest, 'utf8')) > 1_000 &&
    spawnSync(setpriv[0] ?? '', [...setpriv.slice(1), 'true']).status === 0;
  test.skipIf(!canStage)('S47: that needs more rights ends it with 3, and the line says so', async () => {
    const { code, stderr } = await runCli(['serve', '--port', '999'], { env, through: setpriv });
    expect(code).toBe(3);
    expect(stderr).toContain('Cannot listen on 127.0.0.1:999: the port needs more rights.');
    expect(stderr).toContain('Choose one above 1023 with --port.');
  });

  test.each(['70000', '-1', 'http', '1.5', ''])('S47: %j is no port: it ends with 2', async (port) => {
    const { code, stderr } = await runCli(['serve', `--port=${port}`], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('--port');
  });
});

describe('the mock as its own target', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]'])(
    'S48: `serve --to` its own port at %s is refused',
    async (host) => {
      const port = await closedPort();
      const { code, stderr } = await runCli(
        ['serve', '--port', String(port), '--to', `http://${host}:${port}/`],
        {
          env,
        },
      );
      expect(code).toBe(2);
      expect(stderr).toContain('It is the mock itself.');
    },
  );

  test.each(['127.0.0.1', 'localhost', '127.0.0.2', '[::ffff:127.0.0.1]'])(
    'S48: a subscription to its own port at %s is refused',
    async (host) => {
      const { send, port } = await startControlApi();
      const response = await send(
        'POST',
        '/api/public/v1/event-subscriptions',
        {
          endpointUrl: `http://${host}:${port}/`,
          eventTypes: ['workflow.run.completed'],
          signingSecret: secret,
        },
        { authorization: 'api-key any' },
      );
      expect(response.status).toBe(422);
      expect(await response.text()).toContain('is the mock itself');
    },
  );
});

describe('a secret', () => {
  test('W16: is no argument of any verb, and the arguments of a running mock hold none', async () => {
    for (const [verb, ...needed] of [
      ['serve'],
      ['send'],
      ['listen'],
      ['sign'],
      ['verify', '--signature', 'x'],
    ]) {
      const args = [verb ?? '', ...needed, '--secret', secret];
      const { code, stdout, stderr } = await runInProcess(args, { env });
      expect([verb, code, stdout]).toEqual([verb, 2, '']);
      expect(stderr).toContain('--secret');
      expect(stderr).not.toContain('canary');
    }
    const receiver = await startRecordingReceiver(200);
    const served = await startServe(['--to', receiver.url], { env });
    const line = readFileSync(`/proc/${served.child.pid}/cmdline`, 'utf8');
    expect(line).toContain('serve');
    expect(line).not.toContain('canary');
    served.child.kill('SIGTERM');
    expect((await served.ended).stderr).not.toContain('canary');
  });
});
