import { afterAll, describe, expect, test } from 'vitest';
import { guardedLookup } from '../../mock-server/transport/guarded-lookup.ts';
import { makeCertificates } from '../fixtures/certificates.ts';
import { impatientClock, runInProcess } from '../fixtures/cli-bench.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { scriptedLookup, startStaging } from '../fixtures/staging.ts';
import { tempFile } from '../fixtures/temp-folder.ts';

afterAll(expectNoSocketsLeft);

const { ca, good } = makeCertificates();
const type = 'workflow.run.failed';
const name = 'hooks.staging.example.com';
const secret = 'whsec_of_the_staging_subscription';
const apiKey = 'gateway-key-canary';
const env = { PLEXTERA_SIGNING_SECRET: secret };
const lookup = scriptedLookup(['127.0.0.1']);

/** The options that the walk-through ends with; a test leaves one of them out. */
const allOptions = {
  ca: () => ['--ca', tempFile(ca, 'ca.pem')],
  header: () => ['--header', `X-Api-Key: ${apiKey}`],
  allowHost: () => ['--allow-host', '*.staging.example.com'],
  yes: () => ['--yes'],
};

async function sendToStaging(
  without: keyof typeof allOptions | undefined,
  confirm?: (question: string) => boolean,
) {
  const staging = await startStaging(good, apiKey, secret);
  const options = Object.entries(allOptions).flatMap(([key, option]) => (key === without ? [] : option()));
  const args = ['send', type, '--to', `https://${name}:${staging.port}/webhooks`, ...options];
  const result = await runInProcess(args, { env, lookup, ...(confirm ? { confirm } : {}) });
  expect(`${result.stdout}${result.stderr}`).not.toContain(apiKey);
  expect(`${result.stdout}${result.stderr}`).not.toContain(secret);
  return { ...result, staging };
}

describe('pointing the mock at a staging receiver', () => {
  test('with the CA, the gateway’s header, the host allowed and a yes, the event is delivered and verified', async () => {
    const { code, stdout, staging } = await sendToStaging(undefined);
    expect(code).toBe(0);
    expect(stdout).toContain('delivered: 200 after one attempt');
    expect(staging.received).toMatchObject([
      { path: '/webhooks', reception: { kind: 'event', diagnostics: [] } },
    ]);
  });

  test('without --ca, the certificate is not trusted, and the hint names the option', async () => {
    const { code, stderr, staging } = await sendToStaging('ca');
    expect(code).toBe(3);
    expect(stderr).toContain('<-- [tls_error]');
    expect(stderr).toContain('--ca <file.pem>');
    expect(staging.received).toEqual([]);
  });

  test('without the header, the gateway refuses, and that is shown', async () => {
    const { code, stderr, staging } = await sendToStaging('header');
    expect(code).toBe(1);
    expect(stderr).toContain('<-- [403]');
    expect(stderr).toContain('it said: who are you?');
    expect(staging.received).toEqual([]);
  });

  test('without --allow-host, it is blocked before a byte leaves, and the hint names the option', async () => {
    const staging = await startStaging(good, apiKey, secret);
    const args = ['send', type, '--to', `https://${name}:${staging.port}/webhooks`, '--yes'];
    const elsewhere = scriptedLookup(['192.0.2.7']);
    const { code, stderr } = await runInProcess(args, { env, lookup: elsewhere });
    expect(code).toBe(2);
    expect(stderr).toContain('<-- [blocked_target]');
    expect(stderr).toContain(`--allow-host ${name}`);
    expect(staging.connections()).toBe(0);
  });

  test('without --yes and without a person to ask, nothing is sent, and the hint names the option', async () => {
    const { code, stdout, stderr, staging } = await sendToStaging('yes');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`Nobody agreed to send to https://${name}:${staging.port}`);
    expect(stderr).toContain('--yes');
    expect(staging.connections()).toBe(0);
  });

  test('a person is asked what goes where, and answers', async () => {
    const questions: string[] = [];
    const answer = (yes: boolean) => (question: string) => {
      questions.push(question);
      return yes;
    };
    const refused = await sendToStaging('yes', answer(false));
    expect([refused.code, refused.staging.connections()]).toEqual([2, 0]);
    const agreed = await sendToStaging('yes', answer(true));
    expect([agreed.code, agreed.staging.received.length]).toEqual([0, 1]);
    expect(questions[1]).toBe(
      `Send one ${type} to https://${name}:${agreed.staging.port}, which is not this machine?`,
    );
  });

  test('a real secret is asked for: the public one is not for other machines', async () => {
    const args = ['send', type, '--to', `https://${name}/`, ...allOptions.allowHost(), ...allOptions.yes()];
    const { code, stdout, stderr } = await runInProcess(args, { lookup: scriptedLookup([]) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('There is no signing secret.');
  });

  test('this machine is not asked about, even when it is allowed by name', async () => {
    const receiver = await startRecordingReceiver(200);
    const args = ['send', type, '--to', receiver.url, '--allow-host', '127.0.0.1'];
    expect((await runInProcess(args, { env })).code).toBe(0);
  });
});

describe('what is never sent to, even when it is allowed', () => {
  const send = (host: string, addresses?: readonly (readonly string[])[]) => {
    const allowed = ['--allow-host', host, '--allow-host', '*', '--allow-host', '*.example.com', '--yes'];
    const args = ['send', type, '--to', `http://${host}/latest`, ...allowed];
    return runInProcess(args, { env, lookup: scriptedLookup(...(addresses ?? [])) });
  };

  test.each([
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '169.254.1.1',
    '[::ffff:169.254.169.254]',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '100.100.100.200',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
  ])('the address %s', async (host) => {
    const { code, stderr } = await send(host);
    expect(code).toBe(2);
    expect(stderr).toContain('<-- [blocked_target]');
    expect(stderr).toContain('never sent to, even when allowed');
  });

  test.each([
    ['the metadata service', ['169.254.169.254']],
    ['a link-local address', ['fe80::1']],
    ['both', ['169.254.169.254', '169.254.1.1']],
    ['the metadata service as IPv6', ['::ffff:a9fe:a9fe']],
  ])('a name that means %s', async (_, addresses) => {
    const { code, stderr } = await send('hooks.example.com', [addresses]);
    expect(code).toBe(2);
    expect(stderr).toContain('<-- [blocked_target]');
  });

  test('of a name with good and bad addresses, only the good ones are dialled', async () => {
    const receiver = await startRecordingReceiver(200);
    const mixed = scriptedLookup(['169.254.169.254', '127.0.0.1', 'fe80::1']);
    const host = ['--allow-host', 'hooks.example.com', '--yes'];
    const args = ['send', type, '--to', `http://hooks.example.com:${receiver.port}/`, '--json', ...host];
    const { code } = await runInProcess(args, { env, lookup: mixed });
    expect([code, receiver.requests.length]).toEqual([0, 1]);
    const policy = { allowHosts: ['hooks.example.com'] };
    const dialled = await new Promise((resolve) => {
      const answer = scriptedLookup(['203.0.113.9', '169.254.169.254', 'fe80::1']);
      guardedLookup(answer, policy, () => undefined)(
        'hooks.example.com',
        { all: true },
        (_error, addresses) => resolve(addresses),
      );
    });
    expect(dialled).toEqual([{ address: '203.0.113.9', family: 4 }]);
  });

  test('a name that changes its answer between two attempts is judged anew', async () => {
    const receiver = await startRecordingReceiver({ status: 503, headers: { connection: 'close' } });
    const target = `http://hooks.example.com:${receiver.port}/`;
    const args = [
      'send',
      type,
      '--to',
      target,
      '--retries',
      '3',
      '--allow-host',
      'hooks.example.com',
      '--yes',
    ];
    const rebinding = scriptedLookup(['127.0.0.1'], ['169.254.169.254']);
    const { code, stderr } = await runInProcess(args, {
      env,
      lookup: rebinding,
      clock: impatientClock().clock,
    });
    expect(code).toBe(2);
    expect(stderr.match(/<-- \[\w+\]/g)).toEqual(['<-- [503]', '<-- [blocked_target]']);
    expect(receiver.requests).toHaveLength(1);
  });
});
