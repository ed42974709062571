import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { deliveryRules, eventTypes } from '../../generated/catalog.ts';
import type { LoadModel } from '../../mock-server/load/load-plan.ts';
import type { LoadResult } from '../../mock-server/load/load-result.ts';
import type { SendSpec } from '../../mock-server/load/mix/traffic-mix.ts';
import { Recorder } from '../../mock-server/load/recording/recorder.ts';
import { runLoad } from '../../mock-server/load/run-load.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import { SigningSecret } from '../../mock-server/signature/signing-secret.ts';
import { lazySecureContext } from '../../mock-server/transport/secure-context.ts';
import { benchSecret, connections } from './load-peers.ts';

const shares = { p50: 50, p90: 90, p95: 95, p99: 99, 'p99.9': 99.9, 'p99.99': 99.99, max: 100 } as const;
const forMs = 4_000;

/** Keeps every latency as it is, beside counting it as usual. */
class ExactRecorder extends Recorder {
  readonly latencies: number[] = [];

  override answered(spec: SendSpec, status: number, latencyMs: number): void {
    this.latencies.push(latencyMs);
    super.answered(spec, status, latencyMs);
  }
}

/** Rows of the table: how far percentiles are from those of all latencies of the same run, sorted. */
export async function percentileRows(url: string): Promise<readonly string[]> {
  const stretches = [{ fromPerSecond: 2_000, toPerSecond: 2_000, forMs }];
  return [
    await percentileRow('as fast as can be', url, { kind: 'closed', forMs }),
    await percentileRow('at 2,000/s', url, { kind: 'open', stretches, spacing: 'by-chance' }),
  ];
}

async function percentileRow(how: string, url: string, model: LoadModel): Promise<string> {
  const recorder = new ExactRecorder();
  const { latency } = await runLoad(
    {
      url: new URL(url),
      secret: new SigningSecret(benchSecret),
      extraHeaders: [],
      dialOptions: {
        policy: { allowHosts: [] },
        lookup: lookup as LookupFunction,
        secureContext: lazySecureContext(undefined),
      },
      model,
      concurrency: connections,
      deadlineMs: deliveryRules.deadlineMs,
      events: [{ value: eventTypes[0], weight: 1 }],
      sizes: [{ value: undefined, weight: 1 }],
      shares: { duplicates: 0, retries: 0, forged: 0 },
      seed: 'bench',
    },
    { clock: systemClock, random: systemRandom, feed: { traffic: (mix) => mix, recorder } },
  );
  const percent = largestDeviation(latency, recorder.latencies) * 100;
  return `| load ${how}, percentiles up to p99.99 from exact ones | ${percent.toFixed(2)} % at most | |`;
}

/** As a share of the exact value; the worst of all percentiles. */
function largestDeviation(found: LoadResult['latency'], latencies: readonly number[]): number {
  const sorted = latencies.toSorted((a, b) => a - b);
  const deviations = Object.entries(shares).map(([name, percent]) => {
    const exact = sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
    return Math.abs((found?.[name as keyof typeof shares] ?? Number.NaN) / exact - 1);
  });
  return Math.max(...deviations);
}
