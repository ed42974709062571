import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { closedPort } from '../fixtures/raw-server.ts';
import { type RecordingReceiver, startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { type CliOptions, runCli, startCli } from '../fixtures/run-cli.ts';
import { tempFile } from '../fixtures/temp-folder.ts';

const [type] = eventTypes;
const secret = 'whsec_canary0123456789canary9f3a';

function kindOf({ requests }: RecordingReceiver): string | undefined {
  const last = requests.at(-1);
  return last && receive(last.body, last.headers, secret).kind;
}

async function sendWith(options: readonly string[], world: CliOptions) {
  const receiver = await startRecordingReceiver(200);
  const result = await runInProcess(['send', type, '--to', receiver.url, ...options], world);
  return { ...result, kind: kindOf(receiver), count: receiver.requests.length };
}

describe('the signing secret comes from', () => {
  test.each([
    ['the environment', [], { env: { PLEXTERA_SIGNING_SECRET: secret } }],
    ['standard input', ['--secret-stdin'], { input: secret }],
    ['standard input with a newline at its end', ['--secret-stdin'], { input: `${secret}\n` }],
    ['standard input with a CRLF at its end', ['--secret-stdin'], { input: `${secret}\r\n` }],
    [
      'standard input before the environment',
      ['--secret-stdin'],
      { input: secret, env: { PLEXTERA_SIGNING_SECRET: 'x' } },
    ],
  ])('%s', async (_, options, world) => {
    const { code, kind, stderr } = await sendWith(options, world);
    expect([code, kind]).toEqual([0, 'event']);
    expect(stderr).toContain('signed with whsec_…9f3a');
    expect(stderr).not.toContain(secret);
  });

  test.each(['', '\n', '\r\n'])('a file that ends in %j', async (end) => {
    const { code, kind } = await sendWith(['--secret-file', tempFile(secret + end)], {});
    expect([code, kind]).toEqual([0, 'event']);
  });
});

describe('a secret that cannot be used ends with 2, and nothing is sent:', () => {
  test.each([
    ['an empty variable', '', 'empty'],
    ['a variable of spaces', '  ', 'empty'],
    ['nothing but the prefix', 'whsec_', 'empty'],
    ['a variable with a newline at its end', `${secret}\n`, 'white space'],
    ['a variable with a space in front', ` ${secret}`, 'white space'],
  ])('%s', async (_, value, problem) => {
    const { code, count, stderr } = await sendWith([], { env: { PLEXTERA_SIGNING_SECRET: value } });
    expect([code, count]).toEqual([2, 0]);
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain('canary');
  });

  test.each([
    ['an empty file', '', 'empty'],
    ['a file with one newline', '\n', 'empty'],
    ['a file with two newlines at its end', `${secret}\n\n`, 'white space'],
    ['a file with a space at its end', `${secret} \n`, 'white space'],
    ['a file with a tab in front', `\t${secret}\n`, 'white space'],
    ['a file with a byte order mark', `\ufeff${secret}\n`, 'white space'],
    ['a file with two lines', `${secret}\n${secret}\n`, 'more than one line'],
    ['a file that is no text', Buffer.from([0xff, 0xfe, 0x61]), 'not UTF-8'],
  ])('%s', async (_, content, problem) => {
    const { code, count, stderr } = await sendWith(['--secret-file', tempFile(content)], {});
    expect([code, count]).toEqual([2, 0]);
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain('canary');
  });

  test.each([
    ['a file that is not there', ['--secret-file', '/no/such/secret'], 'no such file'],
    ['a folder', ['--secret-file', 'spec'], 'folder'],
    ['a file and standard input', ['--secret-file', 'package.json', '--secret-stdin'], 'named twice'],
    ['an option that does not exist', ['--secret', 'canary'], 'unknown option'],
  ])('%s', async (_, options, problem) => {
    const { code, count, stderr } = await sendWith(options, {});
    expect([code, count]).toEqual([2, 0]);
    expect(stderr).toContain(problem);
  });
});

test('without any, the public secret for development signs on this machine, and says that it is public', async () => {
  const { code, kind, stderr } = await sendWith([], {});
  expect([code, kind]).toEqual([0, 'refused']);
  expect(stderr).toContain('public');
  expect(stderr).toContain('PLEXTERA_SIGNING_SECRET');
});

test.each(['sign', 'verify'])('%s does not work without a secret', async (verb) => {
  const { code, stderr } = await runInProcess(verb === 'sign' ? [verb] : [verb, '--signature', 'x']);
  expect(code).toBe(2);
  expect(stderr).toContain('PLEXTERA_SIGNING_SECRET');
});

describe('the secret never shows', () => {
  const env = { PLEXTERA_SIGNING_SECRET: secret };

  test('in what any verb writes, whether it works or fails', async () => {
    const receiver = await startRecordingReceiver(200, 401);
    const nobody = `http://127.0.0.1:${await closedPort()}/`;
    const body = tempFile('{"a":1}');
    const good = sign('{"a":1}', secret);
    const calls = [
      ['send', type, '--to', receiver.url, '--json'],
      ['send', type, '--to', receiver.url],
      ['send', type, '--to', nobody, '--json'],
      ['send', 'nonsense', '--to', nobody],
      ['send', type, '--to', nobody, '--secret-file', '/no/such/file'],
      ['events', '--json'],
      ['events', type],
      ['sign', body],
      ['sign', body, '--json'],
      ['sign', '/no/such/file'],
      ['verify', body, '--signature', good],
      ['verify', body, '--signature', good, '--json'],
      ['verify', body, '--signature', 'nonsense'],
      ['verify', tempFile('{"a": 1}'), '--signature', good, '--json'],
      ['verify', body, '--signature', sign('{"a":1}', `${secret}x`)],
      ['verify', body, '--signature', sign('{"a":1}', `"${secret}"`), '--json'],
      ['listen', '--port', String(receiver.port)],
      ['serve', '--port', String(receiver.port), '--to', nobody],
      ['demo'],
      ['nonsense'],
    ];
    for (const args of calls) {
      const { stdout, stderr } = await runInProcess(args, { env });
      expect(`${stdout}${stderr}`, args.join(' ')).not.toContain('canary');
    }
  });

  test('in what a process writes that fails', async () => {
    const { code, stdout, stderr } = await runCli(['sign', '/no/such/file'], { env });
    expect(code).toBe(2);
    expect(`${stdout}${stderr}`).not.toContain('canary');
  });

  test.runIf(process.platform === 'linux')('in the arguments of the process', async () => {
    const file = tempFile(secret);
    const { child, waitFor } = startCli(['listen', '--port', '0', '--secret-file', file]);
    await waitFor(/ready: listening/);
    expect(readFileSync(`/proc/${child.pid}/cmdline`, 'utf8')).not.toContain('canary');
    child.kill('SIGTERM');
  });
});
