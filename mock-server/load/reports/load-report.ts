import { contract } from '../../contract/catalog.ts';
import { packageVersion } from '../../runtime/package-version.ts';
import type { AssertionVerdict } from '../assertion.ts';
import { type Comparison, compareRuns } from '../comparison/compare-runs.ts';
import type { EarlierRun } from '../comparison/earlier-run.ts';
import type { FleetResult } from '../fleet/fleet-result.ts';
import type { LoadResult } from '../load-result.ts';
import { addCounts, type BucketCounts } from '../recording/bucket-counts.ts';
import type { SeriesPoint } from '../recording/time-series.ts';
import { type CurvePoint, latencyCurve } from './latency-curve.ts';

/** A run as reports are told of it. */
export interface ReportedRun {
  readonly result: LoadResult | FleetResult;
  /** The receiver's URL as it may be shown: without what could be a secret. */
  readonly target: string;
  /** How many events a second it was meant to send, where it kept a rate. */
  readonly meantPerSecond?: number | undefined;
  readonly assertions: readonly AssertionVerdict[];
  /** An earlier run that it is held against. */
  readonly before?: EarlierRun;
}

/** A stretch of the run, a second long unless the run lasted over ten minutes. */
export type ReportedPoint = Omit<SeriesPoint, 'latencies'>;

/**
 * A run for other programs, as `--json` and the JSON report have it. What is here stays; a new version may add members.
 *
 * Durations are in milliseconds, `late` counts sends that left more than 10 ms after they were due, `series` has a point
 * for each second, and `latencyCurve` the latencies of the whole run from the shortest to the longest. Members that the
 * model does not have are absent: `lateness` without a rate, `latency` where nothing was answered, `afterCheck` where
 * nobody was asked, `fleet` where no others shared the run, `comparison` without an
 * earlier run.
 */
export interface LoadReport extends Omit<LoadResult, 'series'> {
  readonly version: 1;
  readonly tool: { readonly name: 'plextera-webhooks'; readonly version: string };
  readonly contractVersion: string;
  readonly target: string;
  /** How many events a second the run was meant to send, over all of it; absent in the closed model. */
  readonly meantPerSecond?: number;
  readonly fleet?: FleetResult['fleet'];
  readonly series: readonly ReportedPoint[];
  readonly latencyCurve: readonly CurvePoint[];
  readonly assertions: readonly AssertionVerdict[];
  readonly comparison?: Comparison;
}

export function loadReport(run: ReportedRun): LoadReport {
  const { result, target, meantPerSecond, assertions, before } = run;
  return {
    version: 1,
    tool: { name: 'plextera-webhooks', version: packageVersion },
    contractVersion: contract.version,
    target,
    ...(meantPerSecond === undefined ? {} : { meantPerSecond }),
    ...result,
    series: result.series.map(({ latencies: _, ...point }) => point),
    latencyCurve: latencyCurve(allLatencies(result)),
    assertions,
    ...(before ? { comparison: compareRuns(before, run) } : {}),
  };
}

function allLatencies({ series }: LoadResult): BucketCounts {
  return series.map(({ latencies }) => latencies).reduce(addCounts, []);
}
