import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  casesOf,
  type ReceiverCase,
  ReceiverCaseError,
  receiverCases,
  runReceiverCase,
  runReceiverCases,
} from '../../mock-server/testing.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { closedPort } from '../fixtures/raw-server.ts';
import { startReceiver } from '../receivers/start.ts';
import { secret, tinyReceiver } from './tiny-receiver.ts';

afterAll(expectNoSocketsLeft);

function caseOf(id: string): ReceiverCase {
  const [found] = casesOf({ ids: [id] });
  if (found === undefined) throw new Error(id);
  return found;
}

async function failureOf(run: Promise<unknown>): Promise<ReceiverCaseError> {
  const failure: unknown = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof ReceiverCaseError) return failure;
  throw new Error('It did not fail as a case does.', { cause: failure });
}

describe('runReceiverCase', () => {
  test('resolves with a pass for a correct receiver', async () => {
    const { receiver } = tinyReceiver();
    const result = await runReceiverCase(caseOf('SIG-05'), receiver, { secret });
    expect(result).toMatchObject({ verdict: 'pass', reason: '', case: { id: 'SIG-05' } });
  });

  test('fails with what was expected, what came, why it matters, how to mend it, and how to send it again', async () => {
    const { receiver } = tinyReceiver('believes-everything');
    const failure = await failureOf(runReceiverCase(caseOf('SIG-03'), receiver, { secret, seed: 7 }));
    expect(failure.message.split('\n')).toEqual([
      'SIG-03 a signature by another secret is rejected (must), on a fetch handler at /webhooks',
      expect.stringMatching(/^Expected a refusal \(400, 401, 403, 413, 415 or 422\), got 200/),
      expect.stringMatching(/^answer: {2}200 after \d+ ms, taken$/),
      expect.stringMatching(/^why: {5}The signature is not compared/),
      expect.stringMatching(/^fix: {5}Compute the signature/),
      expect.stringMatching(/^curl: {4}curl .*'http:\/\/127\.0\.0\.1:3000\/webhooks'$/),
      'seed:    7',
    ]);
    expect(failure.results).toHaveLength(1);
    expect(failure.message).not.toContain(secret);
  });

  test('names the variant, and shows code of the framework that was asked for', async () => {
    const { receiver } = tinyReceiver('believes-everything');
    const options = { secret, framework: 'fastify' };
    const failure = await failureOf(runReceiverCase(caseOf('SIG-05'), receiver, options));
    expect(failure.message).toMatch(/^variant: one bit of a name$/m);
    expect(failure.message).toMatch(/^ {9}app\.addContentTypeParser/m);
  });

  test('does not take a receiver for right that refuses everything', async () => {
    const { receiver } = tinyReceiver('refuses-everything');
    const failure = await failureOf(runReceiverCase(caseOf('SIG-01'), receiver, { secret }));
    expect(failure.message).toContain('A plain valid event is not accepted, so this proves nothing');
  });

  test('tells a handler that throws from one that refuses', async () => {
    const { receiver } = tinyReceiver('crashes-on-errors');
    const failure = await failureOf(runReceiverCase(caseOf('SIG-01'), receiver, { secret }));
    expect(failure.message).toContain('a closed connection (The handler threw: Unhandled)');
  });

  test('counts effects by a function, and fails where there is one too many', async () => {
    const right = tinyReceiver();
    const { observer } = right;
    expect(await runReceiverCase(caseOf('IDM-01'), right.receiver, { secret, observer })).toMatchObject({
      verdict: 'pass',
    });
    const wrong = tinyReceiver('applies-twice');
    const failure = await failureOf(
      runReceiverCase(caseOf('IDM-01'), wrong.receiver, { secret, observer: wrong.observer }),
    );
    expect(failure.message).toContain('applied once, and it was applied 2 times');
  });

  test('resolves where nobody can tell or it cannot be run, unless that has to be told', async () => {
    const { receiver } = tinyReceiver('applies-twice');
    const idempotency = await runReceiverCase(caseOf('IDM-01'), receiver, { secret });
    expect(idempotency).toMatchObject({ verdict: 'inconclusive' });
    const wire = await runReceiverCase(caseOf('TRN-04'), receiver, { secret, strict: true });
    expect(wire).toMatchObject({ verdict: 'skipped', missing: 'socket' });
    const strict = await failureOf(runReceiverCase(caseOf('IDM-01'), receiver, { secret, strict: true }));
    expect(strict.results[0]?.verdict).toBe('inconclusive');
  });

  test('takes a URL, and closes what it opened', async () => {
    const running = await startReceiver('node-http', secret);
    onTestFinished(() => running.close());
    const result = await runReceiverCase(caseOf('TRN-04'), running.url, { secret });
    expect(result).toMatchObject({ verdict: 'pass' });
    expect(running.applied.length).toBeGreaterThanOrEqual(2);
  });

  test('sends extra headers along, and leaves no connection open', async () => {
    const keys = new Set<unknown>();
    const server = createServer((request, response) => {
      keys.add(request.headers['x-key']);
      request.resume().on('end', () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await runReceiverCase(caseOf('BAS-04'), url, { secret, headers: { 'X-Key': 'k' } });
    expect([...keys]).toEqual(['k']);
    const connections = promisify(server.getConnections.bind(server));
    await vi.waitFor(async () => expect(await connections()).toBe(0));
  });

  test('does not send to another machine unless it was allowed', async () => {
    const run = () => runReceiverCase(caseOf('BAS-02'), 'http://192.0.2.1/', { secret });
    await expect(run()).rejects.toMatchObject({ code: 'PLEXTERA_BAD_TARGET' });
    await expect(runReceiverCase(caseOf('BAS-02'), 'nowhere', { secret })).rejects.toMatchObject({
      code: 'PLEXTERA_BAD_TARGET',
    });
  });
});

describe('runReceiverCases', () => {
  test('runs the whole catalogue and resolves with the run', async () => {
    const { receiver, observer } = tinyReceiver();
    const run = await runReceiverCases(receiver, { secret, observer });
    expect(run.results).toHaveLength(receiverCases.length);
    expect(run.results.filter(({ verdict }) => verdict === 'fail').map(({ case: { id } }) => id)).toEqual([]);
  }, 30_000);

  test('runs some cases, and tells of each that failed', async () => {
    const { receiver } = tinyReceiver('believes-everything');
    const cases = casesOf({ only: ['SIG'], severity: 'must' });
    const failure = await failureOf(runReceiverCases(receiver, { secret, cases }));
    expect(failure.message).toMatch(/^\d+ of \d+ cases failed on a fetch handler/);
    expect(failure.results.map(({ case: { id } }) => id)).toEqual(
      expect.arrayContaining(['SIG-01', 'SIG-03']),
    );
    for (const {
      case: { id },
    } of failure.results)
      expect(failure.message).toContain(id);
  });

  test('fails where the receiver is not there', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/`;
    const failure = await failureOf(runReceiverCases(url, { secret, cases: casesOf({ only: ['BAS'] }) }));
    expect(failure.message).toMatch(/The run was stopped: .*Nothing listens/s);
  });
});
