import { describe, expect, test } from 'vitest';
import { deliveryRules, eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { backoffMs } from '../../mock-server/delivery/retry-policy.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { impatientClock, runInProcess } from '../fixtures/cli-bench.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { startCli } from '../fixtures/run-cli.ts';

const [type] = eventTypes;
const secret = 'whsec_for_the_tests_of_retries';
const env = { PLEXTERA_SIGNING_SECRET: secret };

describe('send --retries', () => {
  test('tries again with the same bytes, a new delivery id and a signature of its own', async () => {
    const receiver = await startRecordingReceiver(500, 503, 200);
    const { clock, waits } = impatientClock();
    let now = Date.now();
    // Two seconds pass between one attempt and the next, so that a signature that was kept would show.
    const sleeping = {
      ...clock,
      now: () => now,
      sleep: async (ms: number) => {
        waits.push(ms);
        now += 2_000;
      },
    };
    const args = ['send', type, '--to', receiver.url, '--retries', '2'];
    const { code, stdout } = await runInProcess(args, { env, clock: sleeping });
    expect(code).toBe(0);
    expect(stdout).toContain('delivered: 200 after 3 attempts');
    expect(receiver.requests).toHaveLength(3);
    const valuesOf = (name: string) => new Set([0, 1, 2].map((index) => receiver.header(index, name)));
    expect(new Set(receiver.requests.map(({ body }) => body.toString('hex'))).size).toBe(1);
    expect(valuesOf(headers.eventId.name).size).toBe(1);
    expect(valuesOf(headers.deliveryId.name).size).toBe(3);
    expect(valuesOf(headers.signature.name).size).toBe(3);
    for (const { body, headers: sent } of receiver.requests)
      expect(receive(body, sent, secret)).toMatchObject({ kind: 'event', diagnostics: [] });
    const { jitter } = deliveryRules.retry;
    for (const [index, waited] of waits.entries()) {
      const planned = backoffMs(index + 1, deliveryRules.retry);
      expect(waited).toBeGreaterThanOrEqual(planned * (1 - jitter));
      expect(waited).toBeLessThanOrEqual(planned * (1 + jitter) + 1);
    }
    expect(waits).toHaveLength(2);
  });

  test('one attempt is all without it', async () => {
    const receiver = await startRecordingReceiver(500);
    const { code } = await runInProcess(['send', type, '--to', receiver.url], { env });
    expect([code, receiver.requests.length]).toEqual([1, 1]);
  });

  test.each(deliveryRules.goneStatuses)('an answer of %i ends it at once', async (status) => {
    const receiver = await startRecordingReceiver(status);
    const { clock, waits } = impatientClock();
    const args = ['send', type, '--to', receiver.url, '--retries', '5'];
    expect((await runInProcess(args, { env, clock })).code).toBe(1);
    expect(receiver.requests).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('what a receiver asks for by Retry-After is waited for, up to what the contract allows', async () => {
    const answer = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds } });
    const receiver = await startRecordingReceiver(answer('7'), answer('999999999'), 200);
    const { clock, waits } = impatientClock();
    const args = ['send', type, '--to', receiver.url, '--retries', '5'];
    expect((await runInProcess(args, { env, clock })).code).toBe(0);
    expect(waits).toEqual([7_000, deliveryRules.retryAfter.capMs]);
  });

  test('--json prints a line for each attempt', async () => {
    const receiver = await startRecordingReceiver(500, 200);
    const args = ['send', type, '--to', receiver.url, '--retries', '5', '--json'];
    const { stdout } = await runInProcess(args, { env, clock: impatientClock().clock });
    const attempts = stdout.split('\n').map((line) => JSON.parse(line));
    expect(attempts.map(({ number }) => number)).toEqual([1, 2]);
    expect(attempts[0].retryInMs).toBeGreaterThan(0);
    expect(attempts[1]).not.toHaveProperty('retryInMs');
  });
});

test('^C during the wait for the next attempt ends the process with 130', async () => {
  const receiver = await startRecordingReceiver({ status: 503, headers: { 'retry-after': '600' } });
  const { child, ended, waitFor } = startCli(['send', type, '--to', receiver.url, '--retries', '3'], { env });
  await waitFor(/again in 10 min/);
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  expect(code).toBe(130);
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(receiver.requests).toHaveLength(1);
});

test('^C during an attempt ends the process with 130', async () => {
  const receiver = await startRecordingReceiver({ status: 200, hangs: true });
  const { child, ended, waitFor } = startCli(['send', type, '--to', receiver.url], { env });
  await waitFor(/^-->/m);
  await expect.poll(() => receiver.requests.length).toBe(1);
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  expect(code).toBe(130);
  expect(stderr).toContain('<-- [transport_closed]');
});
