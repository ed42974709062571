import { afterAll, expect, test } from 'vitest';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { closedPort } from '../fixtures/raw-server.ts';

afterAll(expectNoSocketsLeft);

const secret = { PLEXTERA_SIGNING_SECRET: 'whsec_for_the_tests_of_sharing' };
const database = { ...secret, DATABASE_URL: 'postgres://someone:s3cr3t-word@127.0.0.1:1/none' };
const nowhere = ['load', '--to', 'http://127.0.0.1:9/'];
const shared = ['--run', 'night', '--emitters', '2', '--rate', '10'];

test.each([
  [secret, shared, 'Set DATABASE_URL.'],
  [database, ['--run', 'night', '--rate', '10'], 'Add --emitters N.'],
  [database, ['--emitters', '2', '--rate', '10'], 'Add --run NAME.'],
  [database, ['--run', 'night', '--emitters', '2'], 'Add --rate.'],
  [database, ['--run', 'two words', '--emitters', '2', '--rate', '10'], 'Choose another --run name.'],
  [database, [...shared, '--workers', '2'], 'Leave --workers out'],
  [database, ['--run', 'night', '--emitters', '0', '--rate', '10'], 'a whole number from 1 to 100'],
])('a mistake in the call ends with 2 before anything is sent: %#', async (env, options, says) => {
  const { code, stdout, stderr } = await runInProcess([...nowhere, ...options], { env });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(says);
});

test('a database that is not there ends with 3, and its password is not shown', async () => {
  const env = {
    ...secret,
    DATABASE_URL: `postgres://someone:s3cr3t-word@127.0.0.1:${await closedPort()}/none`,
  };
  const { code, stdout, stderr } = await runInProcess([...nowhere, ...shared], { env });
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toContain('The store cannot be opened');
  expect(stderr).not.toContain('s3cr3t-word');
});

test('what is no URL of a database ends with 3, and is not shown', async () => {
  const env = { ...secret, DATABASE_URL: 'mysql://someone:s3cr3t-word@127.0.0.1/none' };
  const { code, stderr } = await runInProcess([...nowhere, ...shared], { env });
  expect(code).toBe(3);
  expect(stderr).not.toContain('s3cr3t-word');
});
