import type { LoadResult } from '../load-result.ts';
import type { ReportedPoint, ReportedRun } from '../reports/load-report.ts';
import type { EarlierRun } from './earlier-run.ts';
import { rankDistance } from './rank-test.ts';

/**
 * What a change is worth. `better`, `worse`: the seconds of the two runs differ by more than those of each run differ
 * among themselves. `noise`: they do not. `untold`: it has no value for each second, or there are too few seconds.
 */
export type Standing = 'better' | 'worse' | 'noise' | 'untold';

export interface MetricChange {
  readonly metric: string;
  /** `ms`, `/s` or `%`. */
  readonly unit: string;
  /** Null where nothing was measured. */
  readonly before: number | null;
  readonly now: number | null;
  /** `now` for each of `before`; null where there is none. */
  readonly ratio: number | null;
  readonly standing: Standing;
}

/** A run beside an earlier one. */
export interface Comparison {
  readonly before: Pick<EarlierRun, 'startedAt' | 'target' | 'sent'>;
  /** In what else than the receiver they differ, so that their numbers do not say the same; one sentence each. */
  readonly unlike: readonly string[];
  readonly changes: readonly MetricChange[];
}

/** What comparisons can tell and what not, for all who show one. */
export const comparisonNote =
  'Better and worse: the seconds of the two runs differ by more than those of each run do among themselves (Mann-Whitney, 1 %). What differs from one run to the next, such as a restart or a busy neighbour, one run of each cannot tell: before you act on a change, run both again.';

/** Two-sided, one in a hundred. */
const NOTABLE_DISTANCE = 2.576;
/** A smaller change is nobody's concern, however sure. */
const NOTABLE_CHANGE = 0.02;
const LEAST_SECONDS = 8;

interface Metric {
  readonly unit: string;
  readonly of: (run: EarlierRun | LoadResult) => number | undefined;
  readonly perSecond?: (point: ReportedPoint) => number | undefined;
  readonly more: 'better' | 'worse';
}

const answered = (point: ReportedPoint, value: number) => (point.answered > 0 ? value : undefined);
const share = (part: number, whole: number) => (whole > 0 ? (part / whole) * 100 : undefined);

const metrics: Readonly<Record<string, Metric>> = {
  p50: {
    unit: 'ms',
    more: 'worse',
    of: ({ latency }) => latency?.p50,
    perSecond: (point) => answered(point, point.p50),
  },
  p90: { unit: 'ms', more: 'worse', of: ({ latency }) => latency?.p90 },
  p99: {
    unit: 'ms',
    more: 'worse',
    of: ({ latency }) => latency?.p99,
    perSecond: (point) => answered(point, point.p99),
  },
  'p99.9': { unit: 'ms', more: 'worse', of: ({ latency }) => latency?.['p99.9'] },
  max: {
    unit: 'ms',
    more: 'worse',
    of: ({ latency }) => latency?.max,
    perSecond: (point) => answered(point, point.max),
  },
  'lateness p99': { unit: 'ms', more: 'worse', of: ({ lateness }) => lateness?.p99 },
  answers: {
    unit: '/s',
    more: 'better',
    of: ({ answersPerSecond }) => answersPerSecond,
    perSecond: ({ answered, lastsMs }) => (answered / lastsMs) * 1000,
  },
  errors: {
    unit: '%',
    more: 'worse',
    of: ({ errors, sent }) => share(errors, sent),
    perSecond: ({ errors, sent }) => share(errors, sent),
  },
};

/** The run that is held against an earlier one. */
type NewRun = Pick<ReportedRun, 'result' | 'target' | 'meantPerSecond'>;

export function compareRuns(before: EarlierRun, now: NewRun): Comparison {
  const { startedAt, sent } = before;
  return {
    before: { startedAt, target: before.target, sent },
    unlike: unlikeIn(before, now),
    changes: Object.entries(metrics).map(([metric, how]) => changeOf(metric, how, before, now.result)),
  };
}

function changeOf(metric: string, how: Metric, before: EarlierRun, now: LoadResult): MetricChange {
  const values = [how.of(before), how.of(now)] as const;
  const [was, is] = values;
  const ratio = was === undefined || is === undefined || was === 0 ? null : is / was;
  const standing = standingOf(how, was === is ? 1 : ratio, before.series, now.series);
  return { metric, unit: how.unit, before: was ?? null, now: is ?? null, ratio, standing };
}

function standingOf(
  { perSecond, more }: Metric,
  ratio: number | null,
  before: readonly ReportedPoint[],
  now: readonly ReportedPoint[],
): Standing {
  if (perSecond === undefined) return 'untold';
  const [first, second] = [before, now].map((series) =>
    // The last one may be a fraction of a second, and tells less than the others.
    series.filter(({ lastsMs }) => lastsMs >= 750).flatMap((point) => perSecond(point) ?? []),
  );
  if (first === undefined || second === undefined) return 'untold';
  if (Math.min(first.length, second.length) < LEAST_SECONDS) return 'untold';
  const distance = rankDistance(first, second);
  if (Math.abs(distance) < NOTABLE_DISTANCE) return 'noise';
  if (ratio !== null && Math.abs(ratio - 1) < NOTABLE_CHANGE) return 'noise';
  // Seconds that say one thing and the whole run another say nothing together.
  if (ratio !== null && ratio > 1 !== distance > 0) return 'noise';
  return distance > 0 === (more === 'better') ? 'better' : 'worse';
}

function unlikeIn(before: EarlierRun, { result, target, meantPerSecond }: NewRun): readonly string[] {
  const sizes = [before, result].map(({ sentBytes, sent }) => (sent > 0 ? sentBytes / sent : 0));
  const sameModel = before.model === result.model;
  return [
    ...(before.target === target ? [] : ['They went to different URLs.']),
    ...(sameModel ? [] : ['Only one of them kept a rate, so latencies count from different moments.']),
    ...(sameModel && differ([before.meantPerSecond, meantPerSecond])
      ? ['They were sent at different rates.']
      : []),
    ...(differ(sizes) ? ['Their bodies differ in size: the same --seed makes the same events.'] : []),
    ...(before.ended === 'done' && result.ended === 'done' ? [] : ['One of them did not come to its end.']),
  ];
}

/** By more than a tenth. */
function differ([first = 0, second = 0]: readonly (number | undefined)[]): boolean {
  return Math.abs(first - second) > 0.1 * Math.max(first, second);
}
