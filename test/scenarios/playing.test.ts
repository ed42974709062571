import { expect, test, vi } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { readHeader } from '../../mock-server/receiver/read-header.ts';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';
import type { ScenarioResult } from '../../mock-server/scenarios/playing/scenario-result.ts';
import { planArrivals } from '../../mock-server/scenarios/steps/traffic.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { play, scenarioOf, secret, startReceiver } from './bench.ts';

const [type, other] = eventTypes;
const one = { emit: { type } };
const delivered = { wait: { for: 'delivered' } };

/** What failed, as `what: expected / actual`. */
function failures({ steps }: ScenarioResult): readonly string[] {
  return steps.flatMap(({ checks }) =>
    checks
      .filter(({ held }) => !held)
      .map(({ what, expected, actual }) => `${what}: ${expected} / ${actual}`),
  );
}

test('the same seed sends the same events in the same order, and another seed others', async () => {
  const steps = [
    { emit: { type, count: 3 } },
    { traffic: { events: 20, over: '1h', within: '50ms', mix: { [type]: 1, [other]: 2 } } },
    delivered,
  ];
  const scenario = scenarioOf(steps, { seed: 5, concurrency: 1 });
  const bodies = async (seed?: string) => {
    const { url, arrived } = await startReceiver();
    const result = await play(scenario, url, { seed });
    return [result.seed, arrived.map(({ body }) => body)] as const;
  };
  const [first, again, otherwise] = [await bodies(), await bodies('5'), await bodies('6')];
  expect(first[1]).toHaveLength(23);
  expect(new Set(first[1]).size).toBe(23);
  expect(again).toEqual(first);
  expect(otherwise[0]).toBe('6');
  expect(otherwise[1].filter((body) => first[1].includes(body))).toEqual([]);
});

test('without a seed each run has one of its own, which plays it again', async () => {
  const scenario = scenarioOf([one, delivered]);
  const { url, arrived } = await startReceiver();
  const [first, second] = [await play(scenario, url), await play(scenario, url)];
  await play(scenario, url, { seed: first.seed });
  expect(second.seed).not.toBe(first.seed);
  const [a, b, c] = arrived.map(({ body }) => body);
  expect(b).not.toBe(a);
  expect(c).toBe(a);
});

test('an event with a seed of its own is that of `send --seed`; overrides and examples shape it', async () => {
  const overrides = { apiVersion: 'v9', data: { document: { fileName: 'of-the-scenario.pdf' } } };
  const steps = [
    { emit: { type, seed: 42 } },
    { emit: { type, seed: 42, overrides, unchecked: true, about: 'it', reprocessed: true } },
    { emit: { type, example: 'minimal' } },
  ];
  const bodies = [];
  for (const step of steps) {
    const { url, arrived } = await startReceiver(() => 200);
    await play(scenarioOf([step, delivered], { seed: 'x' }), url);
    bodies.push(arrived[0]?.body);
  }
  expect(bodies[0]).toBe(JSON.stringify(createEvent(type, { seed: 42 })));
  expect(bodies[1]).toBe(JSON.stringify(createEvent(type, { seed: 42, overrides, unchecked: true })));
  expect(bodies[2]).toBe(JSON.stringify(createEvent(type, { seed: 'x/1/1', example: 'minimal' })));
});

test('events that are about the same are deduplicated, unless it was reprocessed', async () => {
  const { url, arrived } = await startReceiver();
  const about = { type, about: 'it' };
  const result = await play(
    scenarioOf([
      { emit: about },
      { emit: { ...about, as: 'again' } },
      { emit: { ...about, reprocessed: true } },
      delivered,
      { expect: { events: 3, deduplicated: 1, delivered: 2, deliveredPerEvent: 1 } },
      { expect: { of: 'again', deduplicated: 1, delivered: 0 } },
    ]),
    url,
  );
  expect(failures(result)).toEqual([]);
  const sent = arrived.map(({ body }) => JSON.parse(body));
  expect(new Set(sent.map(({ data }) => data.jobId)).size).toBe(1);
  expect(new Set(sent.map(({ eventId }) => eventId)).size).toBe(2);
});

test('what happens while the subscription is paused is dropped; what is sent by hand comes twice', async () => {
  const { url, arrived } = await startReceiver();
  const result = await play(
    scenarioOf([
      { subscription: 'pause' },
      { emit: { type, as: 'dropped' } },
      { subscription: 'resume' },
      { emit: { type, as: 'sent' } },
      delivered,
      { resend: { state: 'delivered', of: 'sent' } },
      { expect: { waiting: 1, delivered: 0 } },
      { wait: { attempts: 2 } },
      {
        expect: {
          events: 2,
          attempts: 2,
          deliveredPerEvent: { min: 2 },
          outcomes: { delivered: 2, unknown: 0 },
        },
      },
      { expect: { of: 'dropped', events: 1, delivered: 0 } },
    ]),
    url,
  );
  expect(failures(result)).toEqual([]);
  expect(arrived).toHaveLength(2);
});

test('the schedule is turned and the signature stays on the wall clock', async () => {
  const { url, arrived } = await startReceiver(({ status }) => (arrived.length === 1 ? 500 : status));
  const result = await play(
    scenarioOf([
      one,
      { wait: { for: 'waiting', attempts: 1 } },
      { advance: '2d' },
      delivered,
      { expect: { attempts: 2, lastStatus: 200, outcomes: { retryable: 1, delivered: 1 } } },
    ]),
    url,
  );
  expect(failures(result)).toEqual([]);
  // A receiver that verifies refuses a time that is two days off.
  expect(arrived.map(({ status }) => status)).toEqual([200, 200]);
});

test('a rotation signs with what it says, in that order', async () => {
  const { url, arrived } = await startReceiver(() => 200);
  const orders = [['known', 'other'], ['other', 'known'], ['other'], ['known']];
  const steps = orders.flatMap((signWith) => [{ rotate: { signWith } }, one, delivered]);
  expect((await play(scenarioOf(steps, { seed: 2 }), url)).kind).toBe('held');
  const holds = arrived.map(({ headers: pairs, body }) => {
    const [line = ''] = readHeader(pairs, headers.signature.name);
    const [time = '', ...signatures] = line.split(',');
    return signatures.map((each) => verifySignature(body, `${time},${each}`, secret).kind === 'verified');
  });
  expect(holds).toEqual([[true, false], [false, true], [false], [true]]);
});

test('faults are added, ended by name, and ended all together', async () => {
  const { url, arrived } = await startReceiver();
  const result = await play(
    scenarioOf([
      { fault: { add: { name: 'drop', options: { wait: false } } } },
      { fault: { add: { name: 'bad-signature' } } },
      { emit: { type, as: 'first' } },
      { wait: { attempts: 1 } },
      { expect: { lastStatus: '5xx' } },
      { fault: { remove: 'drop' } },
      { wait: { attempts: 2, turnClock: true } },
      { expect: { lastStatus: 401 } },
      { fault: { preset: 'forged' } },
      { fault: { reset: true } },
      { wait: { for: 'delivered', turnClock: true } },
      { emit: { type, count: 5, as: 'second' } },
      { wait: { for: 'delivered', of: 'second' } },
      { expect: { of: 'second', attemptsPerEvent: 1 } },
    ]),
    url,
  );
  expect(failures(result)).toEqual([expect.stringMatching(/^last status: 5xx \/ no answer with evt_/)]);
  expect(arrived.map(({ status }) => status)).toEqual([401, ...Array(6).fill(200)]);
});

test('one at a time keeps the order', async () => {
  const { url } = await startReceiver();
  const steps = [{ emit: { type, count: 10 } }, delivered, { expect: { order: 'emitted' } }];
  expect(failures(await play(scenarioOf(steps, { concurrency: 1 }), url))).toEqual([]);
  const turned = [{ fault: { add: { name: 'reorder', scope: { next: 1 } } } }, ...steps];
  expect(failures(await play(scenarioOf(turned), url))).toEqual(['order: emitted / overtaken']);
});

test('a wait that takes too long says how things stand, and later steps are played all the same', async () => {
  const { url } = await startReceiver(() => 503);
  const result = await play(
    scenarioOf([
      { emit: { type, count: 2 } },
      { wait: { attempts: 2 } },
      { wait: { for: 'delivered', count: 2, within: '50ms' } },
      { expect: { waiting: 2, exhausted: { max: 0 }, attempts: { min: 3, max: 4 } } },
    ]),
    url,
  );
  expect(result.kind).toBe('failed');
  expect(failures(result)).toEqual([
    'within 50ms: 2 delivered / 0 delivered, 0 exhausted, 2 waiting, after 2 attempts',
    'attempts: 3 to 4 / 2',
  ]);
});

test('an expectation of every event does not hold for no event at all', async () => {
  const { url } = await startReceiver();
  const result = await play(scenarioOf([{ expect: { attemptsPerEvent: { max: 3 } } }]), url);
  expect(failures(result)).toEqual(['attempts per event: at most 3 / nothing was sent']);
});

test('a receiver that gives nothing in time is turned through its retries to the end', async () => {
  const { url, arrived } = await startReceiver(() => 500);
  const steps = [{ emit: { type, count: 20 } }, { wait: { for: 'exhausted', turnClock: true } }];
  const result = await play(scenarioOf(steps), url);
  expect(failures(result)).toEqual([]);
  expect(arrived.length % 20).toBe(0);
  expect(arrived.length).toBeGreaterThan(40);
});

test('its time limit ends it, and what hangs is not waited for', async () => {
  const { url } = await startReceiver(() => 'hang');
  const steps = [one, { wait: { for: 'delivered', within: '1m' } }, { expect: { delivered: 1 } }];
  const result = await play(scenarioOf(steps, { timeLimit: '200ms' }), url);
  expect(result).toMatchObject({ kind: 'failed', steps: [{ kind: 'emit' }, { kind: 'wait' }] });
  expect(failures(result)).toEqual(['time limit: 200ms / over']);
  expect(result.tookMs).toBeLessThan(9_000);
});

test('it is interrupted in the middle of a wait', async () => {
  const { url, arrived } = await startReceiver(() => 'hang');
  const stop = new AbortController();
  const playing = play(scenarioOf([one, delivered]), url, { signal: stop.signal });
  await vi.waitFor(() => expect(arrived).toHaveLength(1));
  stop.abort();
  expect(await playing).toMatchObject({ kind: 'interrupted', steps: [{ kind: 'emit' }] });
});

test('where nobody listens nothing is said, but what is lost on purpose is no proof of that', async () => {
  const nobody = 'http://127.0.0.1:9/';
  const steps = [one, { wait: { for: 'delivered', within: '30s' } }];
  const result = await play(scenarioOf(steps), nobody);
  expect(result).toMatchObject({ kind: 'unreachable', outcome: { code: 'connection_refused' } });
  expect(result.tookMs).toBeLessThan(20_000);
  const lost = { fault: { add: { name: 'drop', options: { wait: false } } } };
  const short = [lost, one, { wait: { attempts: 1 } }];
  expect(await play(scenarioOf(short), nobody)).toMatchObject({ kind: 'held' });
});

test('a receiver that answers and then is gone has failed', async () => {
  const { url } = await startReceiver(() => 500);
  const gone = scenarioOf([one, { wait: { attempts: 1 } }, { expect: { delivered: 1 } }]);
  expect((await play(gone, url)).kind).toBe('failed');
});

test('an event that the store cannot take is a step that failed, not a crash', async () => {
  const { url } = await startReceiver();
  const same = { type, seed: 1, reprocessed: true };
  const result = await play(scenarioOf([{ emit: same }, { emit: same }, { expect: { events: 1 } }]), url);
  expect(failures(result)).toEqual([expect.stringMatching(/^the step: done \/ /)]);
});

test('arrivals follow from the seed, in order, by their weights', () => {
  const arrivals = planArrivals(4_000, { [type]: 3, [other]: 1 }, seededRandom('x'));
  expect(planArrivals(4_000, { [type]: 3, [other]: 1 }, seededRandom('x'))).toEqual(arrivals);
  expect(arrivals.map(({ share }) => share)).toEqual(
    arrivals.map(({ share }) => share).sort((a, b) => a - b),
  );
  const share = arrivals.filter((arrival) => arrival.type === type).length / 4_000;
  expect(share).toBeGreaterThan(0.7);
  expect(share).toBeLessThan(0.8);
});
