import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { events, eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { valueAt } from '../../mock-server/contract/json-pointer.ts';
import { readHeader } from '../../mock-server/receiver/read-header.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import type { ScenarioResult } from '../../mock-server/scenarios/playing/scenario-result.ts';
import { shippedScenarios } from '../../mock-server/scenarios/shipped-scenarios.ts';
import { startReceiver as startReferenceReceiver } from '../receivers/start.ts';
import { type Arrived, play, secret, shipped, startReceiver } from './bench.ts';

const names = shippedScenarios.map(({ name }) => name);
/** The same traffic in a tenth of the time. */
const changesOf = (name: string) => (name === 'day-of-traffic' ? { 'within: 10s': 'within: 1s' } : {});

function failures({ steps }: ScenarioResult): readonly string[] {
  return steps.flatMap(({ checks }) => checks.filter(({ held }) => !held).map(({ what }) => what));
}

test('every file of spec/scenarios is shipped as it is written', () => {
  const files = readdirSync('spec/scenarios').filter((name) => name.endsWith('.yaml'));
  expect(files.map((name) => name.replace('.yaml', ''))).toEqual(names);
  expect(names).toHaveLength(6);
  for (const scenario of shippedScenarios) expect(scenario).toEqual(shipped(scenario.name));
});

test.each(names)('%s holds with a correct receiver', async (name) => {
  const receiver = await startReferenceReceiver('node-http', secret);
  onTestFinished(() => receiver.close());
  const result = await play(shipped(name, changesOf(name)), receiver.url);
  expect(failures(result)).toEqual([]);
  expect(result).toMatchObject({ kind: 'held', failedChecks: 0 });
  expect(receiver.applied.length).toBeGreaterThan(0);
});

/** Verifies one of the signatures alone. */
function verifyOnly(which: 0 | 1) {
  return ({ body, headers: pairs }: Arrived): number => {
    const { name } = headers.signature;
    const [line = ''] = readHeader(pairs, name);
    const [time = '', ...signatures] = line.split(',');
    const one = `${time},${signatures[Math.min(which, signatures.length - 1)]}`;
    const alone = pairs.map(([key, value]) => [key, key === name ? one : value] as const);
    return receive(body, alone, secret).answer.status;
  };
}

function resourceOf({ event }: Arrived): string {
  return event ? String(valueAt(event, events[event.eventType].resourceId)) : '';
}

/** Receivers that each do one thing wrong; each is made anew, because they remember. */
const wrong: readonly (readonly [
  scenario: string,
  mistake: string,
  failed: string,
  () => (arrived: Arrived) => number,
])[] = [
  [
    'happy-path',
    'refuses a type that it has not heard of',
    'delivered',
    () =>
      ({ event, status }) =>
        event?.eventType === eventTypes.at(-1) ? 400 : status,
  ],
  [
    'flaky-receiver',
    'fails when an event comes again',
    'exhausted',
    () => {
      const seen = new Set<string>();
      return ({ event, status }) => {
        if (!event) return status;
        if (seen.has(event.eventId)) return 500;
        seen.add(event.eventId);
        return status;
      };
    },
  ],
  ['secret-rotation', 'looks at the first signature alone', 'delivered', () => verifyOnly(0)],
  ['secret-rotation', 'looks at the last signature alone', 'delivered', () => verifyOnly(1)],
  ['secret-rotation', 'verifies nothing', 'last status', () => () => 200],
  [
    'out-of-order',
    'refuses what is older than what it has seen',
    'delivered',
    () => {
      let newest = '';
      return ({ event, status }) => {
        if (!event) return status;
        if (event.occurredAt < newest) return 409;
        newest = event.occurredAt;
        return status;
      };
    },
  ],
  [
    'reprocessed-extraction',
    'takes one event of a resource for all that there will be',
    'delivered',
    () => {
      const seen = new Set<string>();
      return (arrived) => {
        const resource = resourceOf(arrived);
        if (seen.has(resource)) return 409;
        seen.add(resource);
        return arrived.status;
      };
    },
  ],
  [
    'day-of-traffic',
    'is full after a hundred events',
    'exhausted',
    () => {
      let taken = 0;
      return ({ status }) => {
        taken += 1;
        return taken > 100 ? 503 : status;
      };
    },
  ],
];

test.each(wrong)('%s fails with a receiver that %s', async (name, _, failed, answer) => {
  const receiver = await startReceiver(answer());
  // Fewer events, because each that fails is tried to the end.
  const fewer = name === 'day-of-traffic' ? { '500': '150' } : {};
  const result = await play(shipped(name, { ...changesOf(name), ...fewer }), receiver.url);
  expect(result.kind).toBe('failed');
  expect(failures(result)).toContain(failed);
});

test('each shipped scenario has a receiver that it catches', () => {
  expect(new Set(wrong.map(([name]) => name))).toEqual(new Set(names));
});
