import { sendKinds } from '../../mix/traffic-mix.ts';
import { addCounts } from '../../recording/bucket-counts.ts';
import type { Recording } from '../../recording/recorder.ts';
import type { FaultCount } from '../../recording/recorder-counts.ts';
import { type SeriesPoint, seriesPoint } from '../../recording/time-series.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { SharedDistribution } from '../shared-distribution.ts';

type Counts = Readonly<Record<string, number>>;

/** What several emitters have counted, as one. Percentiles are those of all durations together. */
export function mergeRecordings(checkpoints: readonly Checkpoint[]): Recording {
  const parts = checkpoints.map(({ recording }) => recording);
  const sum = (count: (part: (typeof parts)[number]) => number) =>
    parts.reduce((all, part) => all + count(part), 0);
  const latency = together(checkpoints.map((checkpoint) => checkpoint.latency));
  const lateness = together(checkpoints.map((checkpoint) => checkpoint.lateness));
  const firstFailure = parts.find((part) => part.firstFailure)?.firstFailure;
  const byKind = addUp(parts.map(({ sentByKind }) => sentByKind));
  return {
    sent: sum(({ sent }) => sent),
    sentBytes: sum(({ sentBytes }) => sentBytes),
    sentByKind: Object.fromEntries(
      sendKinds.map((kind) => [kind, byKind[kind] ?? 0]),
    ) as Recording['sentByKind'],
    answered: sum(({ answered }) => answered),
    errors: sum(({ errors }) => errors),
    forgedTaken: sum(({ forgedTaken }) => forgedTaken),
    statuses: addUp(parts.map(({ statuses }) => statuses)),
    failures: addUp(parts.map(({ failures }) => failures as Counts)),
    faults: addFaults(parts.map(({ faults }) => faults)),
    ...(firstFailure ? { firstFailure } : {}),
    ...(latency ? { latency } : {}),
    ...(lateness ? { lateness } : {}),
    late: sum(({ late }) => late),
    ledger: {
      events: sum(({ ledger }) => ledger.events),
      acknowledged: sum(({ ledger }) => ledger.acknowledged),
      acknowledgedAgain: sum(({ ledger }) => ledger.acknowledgedAgain),
      neverAcknowledged: sum(({ ledger }) => ledger.neverAcknowledged),
    },
    series: mergeSeries(parts.map(({ series }) => series)),
  };
}

function together(encoded: readonly string[]) {
  const all = new SharedDistribution();
  for (const one of encoded) all.add(one);
  return all.percentiles();
}

function addUp(counts: readonly Counts[]): Counts {
  const sums: Record<string, number> = {};
  for (const one of counts)
    for (const [name, count] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

function addFaults(all: readonly Recording['faults'][]): Recording['faults'] {
  const sums: Record<string, FaultCount> = {};
  for (const one of all)
    for (const [name, { sent, asExpected }] of Object.entries(one)) {
      const sofar = sums[name] ?? { sent: 0, asExpected: 0 };
      sums[name] = { sent: sofar.sent + sent, asExpected: sofar.asExpected + asExpected };
    }
  return sums;
}

/** All begin at the same moment, so their seconds are the same. */
function mergeSeries(all: readonly (readonly SeriesPoint[])[]): readonly SeriesPoint[] {
  const bySecond = new Map<number, SeriesPoint>();
  for (const point of all.flat()) {
    const second = Math.round(point.fromMs / 1000);
    const other = bySecond.get(second);
    bySecond.set(second, other ? beside(other, point) : point);
  }
  return [...bySecond].toSorted(([a], [b]) => a - b).map(([, point]) => point);
}

function beside(a: SeriesPoint, b: SeriesPoint): SeriesPoint {
  const counts = {
    fromMs: Math.min(a.fromMs, b.fromMs),
    lastsMs: Math.max(a.lastsMs, b.lastsMs),
    sent: a.sent + b.sent,
    answered: a.answered + b.answered,
    errors: a.errors + b.errors,
  };
  return seriesPoint(counts, addCounts(a.latencies, b.latencies));
}
