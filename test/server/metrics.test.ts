import { spawnSync } from 'node:child_process';
import { afterAll, expect, test, vi } from 'vitest';
import { MockCounts } from '../../mock-server/dispatch/log/mock-counts.ts';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { metricsText } from '../../mock-server/server/metrics/metrics-text.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { parsePrometheusText } from '../fixtures/prometheus-text.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { openFeed } from './log/open-feed.ts';

afterAll(expectNoSocketsLeft);

const prefix = 'plextera_webhooks_';

async function scrape(origin: string) {
  const response = await fetch(`${origin}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await response.text();
  const families = parsePrometheusText(text);
  /** The value with these labels; undefined when there is none. */
  const value = (name: string, labels: Readonly<Record<string, string>> = {}) =>
    [...families.values()]
      .flatMap(({ samples }) => samples)
      .find(
        (sample) => sample.name === prefix + name && JSON.stringify(sample.labels) === JSON.stringify(labels),
      )?.value;
  return { text, families, value };
}

const emit = (mock: Awaited<ReturnType<typeof startMock>>, seed: number) =>
  mock.emit(prepareEvent(createEvent('workflow.run.failed', { seed })));

test('everything that happened since the start is counted, although nobody asked before', async () => {
  const receiver = await startRecordingReceiver(200, 503, 410, 200);
  const mock = await startMock({ url: receiver.url });
  const { origin, port } = await startControlApi(mock);
  const settled = (count: number) =>
    vi.waitFor(() => expect(mock.counts.durations.reduce((a, b) => a + b)).toBe(count));
  await emit(mock, 1);
  await emit(mock, 1);
  await settled(1);
  await emit(mock, 2);
  await settled(2);
  mock.faults.add({ name: 'delay', options: { ms: 0 }, scope: { eventType: 'workflow.run.completed' } });
  await openFeed(port);
  const first = await scrape(origin);
  expect(first.value('events_accepted_total')).toBe(2);
  expect(first.value('events_deduplicated_total')).toBe(1);
  expect(first.value('attempts_total', { outcome: 'delivered', code: 'acknowledged', status: '2xx' })).toBe(
    1,
  );
  expect(
    first.value('attempts_total', { outcome: 'retryable', code: 'unexpected_status', status: '5xx' }),
  ).toBe(1);
  expect(first.value('deliveries_total', { state: 'delivered' })).toBe(1);
  expect(first.value('deliveries_total', { state: 'exhausted' })).toBe(0);
  expect(first.value('retries_total')).toBe(1);
  expect(first.value('attempt_duration_seconds_count')).toBe(2);
  expect(first.value('attempt_duration_seconds_sum')).toBeGreaterThan(0);
  expect(first.value('deliveries_waiting')).toBe(1);
  expect(first.value('deliveries_in_flight')).toBe(0);
  expect(first.value('active_faults')).toBe(1);
  expect(first.value('feed_clients')).toBe(1);
  expect(first.value('store_up')).toBe(1);
  mock.schedule?.advance(86_400_000);
  await settled(3);
  await mock.store.log.prune({ keep: 0 });
  const second = await scrape(origin);
  expect(second.value('attempts_total', { outcome: 'permanent', code: 'gone', status: '4xx' })).toBe(1);
  expect(second.value('deliveries_total', { state: 'exhausted' })).toBe(1);
  expect(second.value('events_pruned_total')).toBe(2);
  expect(second.value('deliveries_waiting')).toBe(0);
});

test('an attempt without an answer is counted by what went wrong', async () => {
  const mock = await startMock({ url: 'http://127.0.0.1:9/' });
  const { origin } = await startControlApi(mock);
  await emit(mock, 1);
  await vi.waitFor(async () =>
    expect(
      (await scrape(origin)).value('attempts_total', {
        outcome: 'retryable',
        code: 'connection_refused',
        status: 'none',
      }),
    ).toBe(1),
  );
});

test('labels are words of our own, whatever a receiver or a caller says', async () => {
  const receiver = await startRecordingReceiver({
    status: 999,
    headers: { 'x-canary': 'canary' },
    body: 'canary',
  });
  const mock = await startMock({ url: `${receiver.url}/canary` });
  const { origin } = await startControlApi(mock);
  await mock.emit(prepareEvent({ ...createEvent('workflow.run.failed'), eventId: 'canary' }));
  await vi.waitFor(() => expect(mock.counts.attempts).toHaveLength(1));
  const { text, families } = await scrape(origin);
  expect(text).not.toContain('canary');
  const labels = new Set(
    [...families.values()].flatMap(({ samples }) => samples.flatMap((one) => Object.keys(one.labels))),
  );
  expect([...labels].sort()).toEqual(['code', 'le', 'outcome', 'state', 'status']);
});

test('attempts are told apart by how long they took', async () => {
  const counts = new MockCounts();
  const delivered = { kind: 'delivered', code: 'acknowledged', message: '', notes: [] } as const;
  for (const ms of [4, 5, 5.1, 700, 40_000]) counts.countAttempt(delivered, 200, ms, undefined);
  counts.countLost(3);
  const gauges = { storeUp: false, waiting: 0, inFlight: 0, activeFaults: 0, feedClients: 0 };
  const families = parsePrometheusText((await metricsText(counts, gauges)).text);
  const samples = [...families.values()].flatMap(({ samples }) => samples);
  const classes = samples.filter(({ name }) => name.endsWith('_bucket'));
  expect(classes.map(({ labels, value }) => [labels.le, value])).toEqual([
    ['0.005', 2],
    ['0.01', 3],
    ...['0.025', '0.05', '0.1', '0.25', '0.5'].map((le) => [le, 3]),
    ...['1', '2.5', '5', '10', '30'].map((le) => [le, 4]),
    ['+Inf', 5],
  ]);
  expect(samples.find(({ name }) => name.endsWith('_sum'))?.value).toBeCloseTo(40.7141);
  expect(samples.find(({ labels }) => labels.code === 'process_died')?.value).toBe(3);
  expect(samples.find(({ name }) => name.endsWith('store_up'))?.value).toBe(0);
});

test('a mock that has done nothing says so in numbers', async () => {
  const { origin } = await startControlApi();
  const { families } = await scrape(origin);
  const counters = [...families.values()].filter(({ type }) => type === 'counter');
  expect(counters.length).toBeGreaterThan(5);
  for (const { samples } of counters) for (const { value } of samples) expect(value).toBe(0);
});

test('what writes the numbers is loaded when they are asked for, not with the server', () => {
  const program = `
    import { createRequire } from 'node:module';
    const loaded = () => Object.keys(createRequire(process.cwd() + '/x.js').cache).some((path) => path.includes('/prom-client/'));
    await import('./mock-server/server/build-server.ts');
    const before = loaded();
    const { MockCounts } = await import('./mock-server/dispatch/log/mock-counts.ts');
    const { metricsText } = await import('./mock-server/server/metrics/metrics-text.ts');
    await metricsText(new MockCounts(), { storeUp: true, waiting: 0, inFlight: 0, activeFaults: 0, feedClients: 0 });
    console.log(JSON.stringify([before, loaded()]));
  `;
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 15_000 });
  expect(JSON.parse(child.stdout)).toEqual([false, true]);
});

test.each([
  '# HELP a b\na 1\n',
  '# HELP a b\n# TYPE a counter\na 1',
  '# HELP a b\n# TYPE a counter\na 1\na 2\n',
  '# HELP a b\n# TYPE a counter\na{l="x"y} 1\n',
  '# HELP a b\n# TYPE a histogram\na_bucket{le="1"} 2\na_bucket{le="+Inf"} 1\na_sum 1\na_count 1\n',
])('the parser of this test refuses %j', (text) => {
  expect(() => parsePrometheusText(text)).toThrow();
});
