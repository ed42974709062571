import type { LoadEnd } from '../../load-result.ts';
import { serialText } from '../../templates/serial.ts';
import type { EmitterRow } from '../database/run-tables.ts';
import type { EmitterSummary, FleetResult } from '../fleet-result.ts';
import { mergeChecks } from './merge-checks.ts';
import { mergeRecordings } from './merge-recordings.ts';

/** Of several ends the first in this list is that of the run. */
const gravest: readonly LoadEnd[] = ['blocked', 'unreachable', 'errors', 'interrupted', 'done'];
const SHOWN_IDS = 10;

/** The report of a run from what its emitters have left behind. */
export function mergeEmitters(
  rows: readonly EmitterRow[],
  { run, seed, eventIdStem }: { readonly run: string; readonly seed: string; readonly eventIdStem: string },
): FleetResult {
  const checkpoints = rows.flatMap(({ checkpoint }) => checkpoint ?? []);
  const finished = rows.filter(({ state }) => state !== 'lost');
  const ends = finished.flatMap(({ checkpoint }) => checkpoint?.end ?? []);
  const recording = mergeRecordings(checkpoints);
  const lastedMs = Math.max(0, ...ends.map((end) => end.lastedMs));
  const lost = rows.length - finished.length;
  const afterCheck = mergeChecks(
    ends.map((end) => end.afterCheck),
    lost,
  );
  return {
    ...recording,
    ended: gravest.find((reason) => ends.some(({ ended }) => ended === reason)) ?? 'interrupted',
    startedAt: ends.map(({ startedAt }) => startedAt).toSorted()[0] ?? '',
    lastedMs,
    answersPerSecond: lastedMs > 0 ? recording.answered / (lastedMs / 1000) : 0,
    model: 'open',
    seed,
    eventIdStem,
    unsent: ends.reduce((sum, { unsent }) => sum + unsent, 0),
    checkedSamples: ends.reduce((sum, { checkedSamples }) => sum + checkedSamples, 0),
    firstNeverAcknowledged: ends
      .flatMap(({ firstNeverAcknowledged }) => firstNeverAcknowledged)
      .slice(0, SHOWN_IDS),
    ...(afterCheck ? { afterCheck } : {}),
    fleet: {
      run,
      emitters: rows.map((row) => summaryOf(row, eventIdStem)),
      reporter: Math.min(...finished.map(({ number }) => number)),
    },
  };
}

function summaryOf({ number, host, state, checkpoint, held }: EmitterRow, stem: string): EmitterSummary {
  const { sent = 0, answered = 0, errors = 0 } = checkpoint?.recording ?? {};
  return {
    number,
    host,
    state: state === 'lost' ? 'lost' : 'done',
    sent,
    answered,
    errors,
    heldEvents: held.reduce((sum, { events }) => sum + events, 0),
    held: joined(held).map(([from, to]) => [stem + serialText(from), stem + serialText(to - 1)] as const),
  };
}

/** Stretches that follow each other, as one. */
function joined(held: EmitterRow['held']): readonly (readonly [from: number, to: number])[] {
  const stretches: [number, number][] = [];
  for (const { first, events } of held) {
    const last = stretches.at(-1);
    if (last?.[1] === first) last[1] = first + events;
    else stretches.push([first, first + events]);
  }
  return stretches;
}
