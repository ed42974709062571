import { afterAll, describe, expect, test } from 'vitest';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { all, example, sharedPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);

/** What is never taken is not taken either when it is allowed by name. */
const never = [
  ['https://169.254.169.254/latest/meta-data', 'metadata'],
  ['https://[fd00:ec2::254]/', 'metadata'],
  ['https://169.254.1.1/', 'link-local'],
  ['https://[fe80::1]/', 'link-local'],
  ['https://0.0.0.0/', 'unspecified'],
  ['https://[::]/', 'unspecified'],
  ['https://224.0.0.1/', 'multicast'],
  ['https://255.255.255.255/', 'broadcast'],
  ['https://[::ffff:169.254.169.254]/', 'metadata'],
  ['https://0xa9fea9fe/', 'metadata'],
  ['https://[64:ff9b::a9fe:a9fe]/', 'transition'],
] as const;

const allowed = [
  'hooks.example.com',
  '*.staging.example.com',
  '10.1.2.3',
  '*',
  ...never.map(([url]) => new URL(url).hostname),
];

const startStrict = sharedPublicApi();
const startAllowing = sharedPublicApi({ policy: { allowHosts: allowed } });

async function create(endpointUrl: unknown, start = startStrict) {
  const { call } = await start();
  return call('POST', all, { ...example, endpointUrl });
}

describe('without any option', () => {
  test.each([
    'https://localhost/hooks',
    'https://localhost:8443/hooks?tenant=a',
    'https://127.0.0.1:8443/hooks',
    'https://127.9.9.9/hooks',
    'https://[::1]:8443/hooks',
    'https://[::ffff:127.0.0.1]/hooks',
    'https://app.localhost/hooks',
    'https://2130706433/hooks',
  ])('%s is this machine, and taken as it is written', async (endpointUrl) => {
    const { status, body, headers } = await create(endpointUrl);
    expect([status, body.endpointUrl]).toEqual([201, endpointUrl]);
    expect(headers.get('x-mock-note')).toBeNull();
  });

  test.each(['http://localhost:3000/hooks', 'http://127.0.0.1:3000/hooks', 'http://[::1]:3000/hooks'])(
    '%s is taken, and the answer says that Plextera would not',
    async (endpointUrl) => {
      const { status, headers } = await create(endpointUrl);
      expect(status).toBe(201);
      expect(headers.get('x-mock-note')).toContain('Plextera itself requires https');
    },
  );

  test.each([
    'https://hooks.example.com/in',
    'https://localhost.example.com/in',
    'https://notlocalhost/in',
    'https://10.1.2.3/in',
    'https://[fd00::1]/in',
    'https://8.8.8.8/in',
  ])('%s is refused with what to start with', async (endpointUrl) => {
    const { status, body } = await create(endpointUrl);
    const host = new URL(endpointUrl).hostname;
    expect(status).toBe(422);
    expect(body.error.details).toEqual([
      { field: 'endpointUrl', issue: expect.stringMatching(/--allow-host \S+$/) },
    ]);
    expect(body.error.details[0].issue).toContain(host.replace(/^\[|\]$/g, ''));
  });
});

describe('with hosts that were allowed at start', () => {
  test.each(['https://hooks.example.com/in', 'https://a.staging.example.com/in', 'https://10.1.2.3/in'])(
    '%s is taken',
    async (endpointUrl) => {
      expect((await create(endpointUrl, startAllowing)).status).toBe(201);
    },
  );

  test('plain http is still refused for them', async () => {
    const { body } = await create('http://hooks.example.com/in', startAllowing);
    expect(body.error.details[0].issue).toContain('for loopback targets only');
  });

  test.each(never)('%s is never taken', async (endpointUrl, range) => {
    const { status, body } = await create(endpointUrl, startAllowing);
    expect(status).toBe(422);
    expect(body.error.details[0].issue).toContain(range);
  });
});

test.each([
  ['no text', 7, 'must be a string'],
  ['null', null, 'must be a string'],
  ['empty', '', '^https://.+$'],
  ['relative', '/hooks', '^https://.+$'],
  ['another scheme', 'ftp://localhost/', '^https://.+$'],
  ['a script', 'javascript:alert(1)', '^https://.+$'],
  ['a file', 'file:///etc/passwd', '^https://.+$'],
  ['upper case', 'HTTPS://localhost/', '^https://.+$'],
  ['white space before it', ' https://localhost/', '^https://.+$'],
  ['a line break inside', 'https://local\nhost/', '^https://.+$'],
  ['a space inside', 'https://localhost/a b', '^https://.+$'],
  ['no host', 'https://?x', 'Not an absolute URL'],
  ['a broken host', 'https://[::1/', 'Not an absolute URL'],
  ['a password', 'https://user:canary@localhost/', 'cannot carry a user name or a password'],
  ['a zone', 'https://[fe80::1%25eth0]/', 'zone id'],
  ['too long', `https://localhost/${'a'.repeat(2048)}`, 'at most 2048'],
])('an endpoint that is %s is refused', async (_, endpointUrl, issue) => {
  const { status, body, text } = await create(endpointUrl, startAllowing);
  expect(status).toBe(422);
  expect(body.error.details).toEqual([{ field: 'endpointUrl', issue: expect.stringContaining(issue) }]);
  expect(text).not.toContain('canary');
});

test('the mock itself is no endpoint', async () => {
  const { call, port } = await startStrict();
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    const { body } = await call('POST', all, {
      ...example,
      endpointUrl: `http://${host}:${port}/api/v1/events`,
    });
    expect(body.error.details).toEqual([{ field: 'endpointUrl', issue: 'is the mock itself' }]);
  }
});
