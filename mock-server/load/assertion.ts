import { PlexteraError } from '../contract/errors.ts';
import { printableText } from '../delivery/printable-text.ts';
import type { LoadResult } from './load-result.ts';
import type { Percentiles } from './recording/distribution.ts';

/** A demand on a run, such as `p99<250ms`, `lateness.p99<5ms`, `errors<0.1%`, `unsent<1` or `rate>1900`. */
export interface Assertion {
  readonly text: string;
  readonly judge: (result: LoadResult) => AssertionVerdict;
}

export interface AssertionVerdict {
  readonly assertion: string;
  readonly holds: boolean;
  /** In the unit of the assertion; null where nothing was measured, which never holds. */
  readonly measured: number | null;
}

type Comparison = (measured: number, limit: number) => boolean;
type Measure = (result: LoadResult) => number | undefined;

const comparisons: Readonly<Record<string, Comparison>> = {
  '<': (measured, limit) => measured < limit,
  '<=': (measured, limit) => measured <= limit,
  '>': (measured, limit) => measured > limit,
  '>=': (measured, limit) => measured >= limit,
};

const durations: readonly (keyof Percentiles)[] = [
  'mean',
  'p50',
  'p90',
  'p95',
  'p99',
  'p99.9',
  'p99.99',
  'max',
];
const unitsMs: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000 };

const counts: Readonly<Record<string, Measure>> = {
  errors: ({ errors }) => errors,
  unsent: ({ unsent }) => unsent,
  late: ({ late }) => late,
  unacknowledged: ({ ledger }) => ledger.neverAcknowledged,
  forgeries: ({ forgedTaken }) => forgedTaken,
};

const form = /^([a-z][a-z0-9.]*?)\s*(<=|>=|<|>)\s*(\d+(?:\.\d+)?)\s*(us|ms|s|%|\/s)?$/;

/** @throws PlexteraError `PLEXTERA_BAD_OPTION` for what is none. */
export function parseAssertion(text: string): Assertion {
  const [, name = '', sign = '', number = '', unit = ''] = form.exec(text.trim()) ?? [];
  const measure = measureOf(name, unit);
  const holds = comparisons[sign];
  if (measure === undefined || holds === undefined)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: `"${printableText(text, 60)}" is nothing that could be asserted.`,
      hint: `Write it like p99<250ms, lateness.p99<5ms, errors<0.1%, ${Object.keys(counts).slice(1).join('<1, ')}<1 or rate>1900.`,
    });
  const limit = Number(number);
  return {
    text,
    judge: (result) => {
      const measured = measure(result);
      return {
        assertion: text,
        holds: measured !== undefined && holds(measured, limit),
        measured: measured ?? null,
      };
    },
  };
}

function measureOf(name: string, unit: string): Measure | undefined {
  if (name === 'rate') return unit === '' || unit === '/s' ? (result) => result.answersPerSecond : undefined;
  const [, lateness, duration] = /^(lateness\.)?(.+)$/.exec(name) ?? [];
  const key = durations.find((known) => known === duration);
  const unitMs = unitsMs[unit];
  if (key !== undefined && unitMs !== undefined)
    return (result) => {
      const measured = result[lateness === undefined ? 'latency' : 'lateness']?.[key];
      return measured === undefined ? undefined : measured / unitMs;
    };
  const count = Object.hasOwn(counts, name) ? counts[name] : undefined;
  if (count === undefined || !['', '%'].includes(unit)) return undefined;
  // A share of what was meant to be sent: of nothing there is none.
  return unit === '' ? count : (result) => shareOf(count(result), result.sent + result.unsent);
}

function shareOf(part: number | undefined, whole: number): number | undefined {
  return part === undefined || whole === 0 ? undefined : (part / whole) * 100;
}
