import type { Histogram } from 'prom-client';
import { durationBounds, type MockCounts } from '../../dispatch/log/mock-counts.ts';

/** What is read off at the moment it is asked for. */
export interface Gauges {
  readonly storeUp: boolean;
  readonly waiting: number;
  readonly inFlight: number;
  readonly activeFaults: number;
  readonly feedClients: number;
}

const prefix = 'plextera_webhooks_';

/**
 * The counts in the text format of Prometheus. The library that writes it is loaded at the first call; nothing is lost
 * by that, as the counts are kept without it.
 */
export async function metricsText(counts: MockCounts, gauges: Gauges) {
  const { Counter, Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  const registers = [registry];

  const counter = (name: string, help: string, value: number) =>
    new Counter({ name: `${prefix}${name}_total`, help, registers }).inc(value);
  counter('events_accepted', 'Events that were stored.', counts.accepted);
  counter('events_deduplicated', 'Events that every subscription had been told before.', counts.deduplicated);
  counter('events_pruned', 'Events that were removed from the log.', counts.pruned);
  counter('retries', 'Attempts that another one will follow.', counts.retries);
  const labelled = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `${prefix}${name}_total`, help, labelNames, registers });
  const attempts = labelled('attempts', 'Attempts by what came of them.', ['outcome', 'code', 'status']);
  for (const [kind, count] of counts.attempts) attempts.inc({ ...kind }, count);
  const deliveries = labelled('deliveries', 'Deliveries that came to an end.', ['state']);
  deliveries.inc({ state: 'delivered' }, counts.delivered);
  deliveries.inc({ state: 'exhausted' }, counts.exhausted);

  registry.registerMetric(durationHistogram(counts));

  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name: prefix + name, help, registers }).set(value);
  gauge('store_up', 'Whether the store takes and gives.', gauges.storeUp ? 1 : 0);
  gauge('deliveries_waiting', 'Deliveries that wait for an attempt.', gauges.waiting);
  gauge('deliveries_in_flight', 'Deliveries with an attempt under way.', gauges.inFlight);
  gauge('active_faults', 'Faults at work.', gauges.activeFaults);
  gauge('feed_clients', 'Clients of the live feed.', gauges.feedClients);
  return { contentType: registry.contentType, text: await registry.metrics() };
}

/** Classes that were counted elsewhere: the library's own histogram would want every observation again. */
function durationHistogram({ durations, durationSum }: MockCounts): Histogram {
  const name = `${prefix}attempt_duration_seconds`;
  let sum = 0;
  const buckets = durations.map((count, at) => {
    sum += count;
    return { metricName: `${name}_bucket`, labels: { le: durationBounds[at] ?? '+Inf' }, value: sum };
  });
  const values = [
    ...buckets,
    { metricName: `${name}_sum`, labels: {}, value: durationSum },
    { metricName: `${name}_count`, labels: {}, value: sum },
  ];
  const metric = { name, help: 'How long attempts took.', type: 'histogram', aggregator: 'sum', values };
  return { name, get: async () => metric } as unknown as Histogram;
}
