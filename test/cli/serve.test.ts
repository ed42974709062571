import { expect, test, vi } from 'vitest';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const type = 'workflow.run.failed';
const secret = 'whsec_canary_of_the_serving_9f3a';
const env = { PLEXTERA_SIGNING_SECRET: secret };

async function startServe(...options: readonly string[]) {
  const process = startCli(['serve', '--port', '0', ...options], { env });
  const [, origin = ''] = await process.waitFor(/API +(http:\/\/[^/]+)/);
  await process.waitFor(/\^C to quit/);
  const post = (eventType: string) =>
    fetch(`${origin}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ eventType }),
    });
  return { ...process, origin, post };
}

test('it says where it is, delivers what is asked for, and SIGTERM lets an attempt under way finish', async () => {
  const receiver = await startRecordingReceiver({ status: 200, hangs: true });
  const served = await startServe(
    '--to',
    `${receiver.url}?key=canary_key`,
    '--header',
    'X-Key: canary_header',
  );
  expect((await fetch(`${served.origin}/healthz`)).status).toBe(200);
  const response = await served.post(type);
  expect(response.status).toBe(202);
  const { eventId } = (await response.json()) as { eventId: string };
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  served.child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(served.child.exitCode).toBeNull();
  receiver.release();
  const { code, stdout, stderr } = await served.ended;
  expect([code, stdout]).toEqual([0, '']);
  const lines = stderr.split('\n');
  expect(lines.slice(0, 8)).toEqual([
    expect.stringMatching(/^plextera-webhooks \d+\.\d+\.\d+ {2}ready in \d+ ms$/),
    `  Dashboard  ${served.origin}/`,
    `  API        ${served.origin}/api/v1/events`,
    `  Public     ${served.origin}/api/public/v1  (described at /api/openapi.json)`,
    `  Docs       ${served.origin}/docs`,
    `  Target     ${receiver.url}?key=redacted`,
    '  Secret     whsec_…9f3a',
    '  Storage    memory, lost at exit (--data-dir keeps it); ^C to quit',
  ]);
  expect(lines.slice(8)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^\\d\\d:\\d\\d:\\d\\d <-- \\[200\\] delivered +[\\d.]+ m?s  ${type}  ${eventId}  to ${receiver.url}\\?key=redacted$`,
      ),
    ),
    '',
  ]);
  expect(stderr).not.toContain('canary');
});

test('SIGTERM does not wait for the next attempt', async () => {
  const receiver = await startRecordingReceiver({ status: 503, headers: { 'retry-after': '600' } });
  const served = await startServe('--to', receiver.url);
  await served.post(type);
  await served.waitFor(/again in 10 min/);
  served.child.kill('SIGTERM');
  expect((await served.ended).code).toBe(0);
  expect(receiver.requests).toHaveLength(1);
});

test('a second signal ends it at once', async () => {
  const receiver = await startRecordingReceiver({ status: 200, hangs: true });
  const served = await startServe('--to', receiver.url);
  await served.post(type);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  served.child.kill('SIGINT');
  await vi.waitFor(async () => expect(await fetch(served.origin).catch(() => 'closed')).toBe('closed'));
  served.child.kill('SIGINT');
  expect((await served.ended).code).toBe(130);
});

test('without a target it serves, and says how to give it one', async () => {
  const served = await startServe();
  expect((await served.post(type)).status).toBe(409);
  served.child.kill('SIGTERM');
  const { code, stderr } = await served.ended;
  expect(code).toBe(0);
  expect(stderr).toContain('Target     none (--to URL, or a subscription)');
});

test('a directory keeps the target of an earlier start, and it is shown that it still gets events', async () => {
  const dataDir = tempFolder();
  const receiver = await startRecordingReceiver(200);
  const first = await startServe('--data-dir', dataDir, '--to', `${receiver.url}?key=canary_key`);
  first.child.kill('SIGTERM');
  await first.ended;
  const second = await startServe('--data-dir', dataDir);
  expect((await second.post(type)).status).toBe(202);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  second.child.kill('SIGTERM');
  const { stderr } = await second.ended;
  const kept = 'active since an earlier start, as subscription sub_target';
  expect(stderr).toContain(`  Target     ${receiver.url}?key=redacted  (${kept})\n`);
});

test('a port that is taken ends with 3 and says what to type', async () => {
  const { port, url } = await startRecordingReceiver(200);
  const { code, stdout, stderr } = await runCli(['serve', '--port', String(port), '--to', url], { env });
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toContain(`Cannot listen on 127.0.0.1:${port}: the port is taken.`);
  expect(stderr).toContain('--port');
});

test.each([
  [['--to', 'nonsense']],
  [['--to', 'ftp://127.0.0.1/']],
  [['--to', 'http://127.0.0.1/', '--header', 'Host: x']],
  [['--to', 'http://127.0.0.1/', '--secret-file', '/no/such/file']],
  [['--to', 'http://hooks.example.com/', '--allow-host', '*.example.com']],
  [['--port', 'x']],
])('a mistake in the call ends it before it listens: %j', async (options) => {
  const { code, stdout, stderr } = await runInProcess(['serve', '--port', '0', ...options], { env });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).not.toContain('ready');
});

test('faults show while they are at work: when one is added, on each attempt, and when none is left', async () => {
  const receiver = await startRecordingReceiver(200);
  const served = await startServe('--to', receiver.url);
  const call = (method: string, path: string, body: object) =>
    fetch(served.origin + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await call('POST', '/api/v1/faults', { name: 'unknown-fields', scope: { next: 2 } });
  await served.waitFor(/!!! faults at work: unknown-fields \(next 2\)\n/);
  await served.post(type);
  await served.waitFor(/workflow\.run\.failed {2}evt_\w+ {2}to \S+ {2}fault: unknown-fields\n/);
  await fetch(`${served.origin}/api/v1/faults`, { method: 'DELETE' });
  await served.waitFor(/no fault is at work any more\n/);
});
