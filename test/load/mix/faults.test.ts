import { afterAll, expect, test } from 'vitest';
import { findLoadFault, loadFaults } from '../../../mock-server/load/mix/load-faults.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { closedPort } from '../../fixtures/raw-server.ts';
import { planOf, run, startReceiver } from '../load-bench.ts';

afterAll(expectNoSocketsLeft);

const sharesOf = (name: string, share: number) => ({
  duplicates: 0,
  retries: 0,
  forged: 0,
  faults: [{ fault: findLoadFault(name), share }],
});

test.each(loadFaults.map(({ name }) => [name]))(
  'a correct receiver answers %s as it should',
  async (name) => {
    const { url, received } = await startReceiver();
    const result = await run(planOf(url, { maxSends: 60, deadlineMs: 5_000, shares: sharesOf(name, 0.3) }));
    const { faulty, new: fresh } = result.sentByKind;
    expect(faulty).toBeGreaterThan(5);
    expect(result).toMatchObject({
      ended: 'done',
      errors: 0,
      faults: { [name]: { sent: faulty, asExpected: faulty } },
    });
    const isTaken = findLoadFault(name).expects === 'taken';
    expect(result.ledger).toMatchObject({ events: isTaken ? 60 : fresh, neverAcknowledged: 0 });
    expect(result.latency?.count).toBe(fresh);
    expect(received.filter(({ reception }) => reception.kind === 'event')).toHaveLength(isTaken ? 60 : fresh);
  },
);

const refused = loadFaults.filter(({ expects }) => expects === 'refused').map(({ name }) => [name] as const);

test.each(refused)('a receiver that takes whatever comes is wrong about %s', async (name) => {
  const { url } = await startReceiver({ status: 200 });
  const result = await run(planOf(url, { maxSends: 40, shares: sharesOf(name, 0.5) }));
  expect(result.errors).toBe(result.sentByKind.faulty);
  expect(result.faults[name]).toMatchObject({ asExpected: 0 });
});

test.each(refused)('a receiver that breaks over %s does not refuse it', async (name) => {
  const { url } = await startReceiver({ status: 500 });
  const result = await run(planOf(url, { maxSends: 20, shares: sharesOf(name, 1) }));
  expect(result.errors).toBe(20);
});

test('a forged event is refused by a 4xx alone', async () => {
  const { url } = await startReceiver({ status: 503 });
  const shares = { duplicates: 0, retries: 0, forged: 1 };
  expect(await run(planOf(url, { maxSends: 20, shares }))).toMatchObject({ errors: 20, forgedTaken: 0 });
});

test('faults come in their shares, beside each other and everything else', async () => {
  const { url } = await startReceiver();
  const shares = {
    duplicates: 0.1,
    retries: 0.1,
    forged: 0.1,
    faults: [
      { fault: findLoadFault('stale-timestamp'), share: 0.1 },
      { fault: findLoadFault('schema-invalid'), share: 0.2 },
    ],
  };
  const { sentByKind, faults, errors } = await run(planOf(url, { maxSends: 600, shares }));
  expect(errors).toBe(0);
  for (const kind of ['duplicate', 'retry', 'forged'] as const) {
    expect(sentByKind[kind]).toBeGreaterThan(25);
    expect(sentByKind[kind]).toBeLessThan(110);
  }
  expect(faults['stale-timestamp']?.sent).toBeGreaterThan(25);
  expect(faults['stale-timestamp']?.sent).toBeLessThan(110);
  expect(faults['schema-invalid']?.sent).toBeGreaterThan(70);
  expect(faults['schema-invalid']?.sent).toBeLessThan(180);
});

test('where nobody listens, a request that was to be cut is no success of anybody', async () => {
  const url = `http://127.0.0.1:${await closedPort()}/`;
  const result = await run(planOf(url, { maxSends: 20, shares: sharesOf('truncated', 1) }));
  expect(result).toMatchObject({
    ended: 'unreachable',
    errors: 20,
    faults: { truncated: { asExpected: 0 } },
  });
});

test('a fault that a load cannot have is refused, with those that it can', () => {
  expect(() => findLoadFault('stale-timestmp')).toThrow('Did you mean stale-timestamp?');
  for (const name of ['delay', 'duplicate', '', '__proto__'])
    expect(() => findLoadFault(name)).toThrow(expect.objectContaining({ code: 'PLEXTERA_BAD_OPTION' }));
});
