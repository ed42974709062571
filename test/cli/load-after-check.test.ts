import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { startCli } from '../fixtures/run-cli.ts';

afterAll(expectNoSocketsLeft);

const secret = 'whsec_for_the_tests_of_ledgers';
const env = { PLEXTERA_SIGNING_SECRET: secret };

async function startCounting(...options: readonly string[]) {
  const listener = startCli(['listen', '--port', '0', '--count-ids', ...options], {
    env,
    patienceMs: 25_000,
  });
  const [, url = ''] = await listener.waitFor(/listening on (http:\S+)/);
  const [, observer = ''] = await listener.waitFor(/counting ids: load --observer-url '([^']+)'/);
  return { ...listener, url, observer };
}

/** A receiver that keeps what it took, and loses, doubles or makes up what a test says; it tells as `listen` does. */
async function startForgetful(keep: (nth: number, eventId: string) => readonly string[]): Promise<string> {
  const kept = new Map<string, number>();
  let requests = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { searchParams } = new URL(request.url ?? '/', 'http://receiver.invalid');
    if (request.method === 'POST') {
      const { eventId } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      for (const id of keep(requests++, eventId)) kept.set(id, (kept.get(id) ?? 0) + 1);
      return response.end();
    }
    const after = searchParams.get('after') ?? '';
    const page = [...kept].filter(([id]) => id > after).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return response.end(
      page
        .slice(0, 10)
        .map(([id, times]) => `${id} ${times}\n`)
        .join(''),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

// Another process takes its time to start where the machine is busy.
const patience = 30_000;

test(
  'what `listen` counted closes the ledger of a load with repeats and faults, which ends with 0',
  async () => {
    const listener = await startCounting();
    const mix = [
      '--duplicates',
      '5%',
      '--retries',
      '5%',
      '--bad-signatures',
      '5%',
      '--fault',
      'stale-timestamp=5%',
    ];
    const { code, stdout } = await runInProcess(
      ['load', '--to', listener.url, '--count', '600', ...mix, '--observer-url', listener.observer, '--json'],
      { env },
    );
    expect(code).toBe(0);
    const { afterCheck, ledger, sentByKind, errors } = JSON.parse(stdout);
    expect(errors).toBe(0);
    expect(sentByKind.faulty).toBeGreaterThan(5);
    expect(afterCheck).toMatchObject({
      closes: true,
      events: ledger.events,
      receivedAgain: ledger.acknowledgedAgain,
      neverTaken: 0,
      foreign: 0,
      first: [],
    });
    const stem = JSON.parse(stdout).eventIdStem;
    expect(await (await fetch(`${listener.url}received/${stem}00000000`)).text()).toMatch(/^[0-9]+$/);
    listener.child.kill('SIGTERM');
    const { stdout: lines, stderr } = await listener.ended;
    expect(stderr).toContain(
      `${ledger.events + sentByKind.duplicate + sentByKind.retry} deliveries were taken`,
    );
    expect(lines).not.toContain('verified');
  },
  patience,
);

test(
  'what was answered as a failure was not received',
  async () => {
    const { url, observer } = await startCounting('--status', '503');
    const args = ['load', '--to', url, '--count', '20', '--observer-url', observer];
    const { code, stdout } = await runInProcess(args, { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^received +closes: of 20 events 0 once, .* 20 neither acknowledged nor received$/m,
    );
  },
  patience,
);

describe('a ledger that does not close ends with 1 and names the events:', () => {
  test.each([
    ['lost', (nth: number, id: string) => (nth === 7 ? [] : [id]), /^ +1 acknowledged, and never received$/m],
    [
      'again',
      (nth: number, id: string) => (nth === 7 ? [id, id] : [id]),
      /^ +1 received more than once, and/m,
    ],
    [
      'unknown',
      (_: number, id: string) => [id, `${id.slice(0, -8)}ZZZZZZZZ`],
      /^ +1 received, and never sent$/m,
    ],
  ])('%s', async (breach, keep, says) => {
    const url = await startForgetful(keep);
    const args = ['load', '--to', url, '--count', '50', '--observer-url', `${url}?after={after}`];
    const { code, stdout } = await runInProcess([...args, '--check-within', '1s'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^received +DOES NOT CLOSE: of 50 events /m);
    expect(stdout).toMatch(says);
    expect(stdout).toMatch(new RegExp(`^ +evt_\\w+ {2}${breach}$`, 'm'));
  });

  test('wrongly-taken', async () => {
    const url = await startForgetful((_, id) => [id]);
    const args = ['load', '--to', url, '--count', '50', '--bad-signatures', '20%', '--json'];
    const { code, stdout } = await runInProcess([...args, '--observer-url', `${url}?after={after}`], { env });
    expect(code).toBe(1);
    const { afterCheck, sentByKind } = JSON.parse(stdout);
    expect(afterCheck.breaches['wrongly-taken']).toBe(sentByKind.forged);
  });
});

test('an observer that cannot tell ends with 1, and it is said why', async () => {
  const { url } = await startRecordingReceiver(200);
  const args = [
    'load',
    '--to',
    url,
    '--count',
    '5',
    '--observer-command',
    'echo $PLEXTERA_EVENT_ID_STEM; exit 7',
  ];
  const { code, stdout } = await runInProcess(args, { env: { ...env, PATH: process.env.PATH ?? '' } });
  expect(code).toBe(1);
  expect(stdout).toContain('not all was told: The command ended with code 7');
});

test.each([
  [['--observer-url', 'http://127.0.0.1:1/{after}', '--observer-command', 'x'], 'There are two observers.'],
  [['--observer-url', 'http://127.0.0.1:1/'], 'has no {eventId}'],
  [['--observer-command', ' '], 'The command is empty.'],
  [['--fault', 'no-such-fault=1%'], 'A load has no fault "no-such-fault"'],
  [['--fault', 'truncated'], 'a fault and a share'],
  [['--fault', 'truncated=half'], 'a share of all sends'],
  [['--fault', 'truncated=1%', '--fault', 'truncated=1%'], 'given already'],
  [['--fault', 'truncated=60%', '--duplicates', '41%'], 'more than all sends'],
])('a mistake in the call ends with 2 before anything is sent: %j', async (options, says) => {
  const receiver = await startRecordingReceiver(200);
  const args = ['load', '--to', receiver.url, '--count', '5', ...options];
  const { code, stdout, stderr } = await runInProcess(args, { env });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(says);
  expect(receiver.requests).toHaveLength(0);
});
