import { closestName } from '../contract/closest-name.ts';
import { PlexteraError } from '../contract/errors.ts';
import { printableText } from '../delivery/printable-text.ts';
import type { LoadResult } from './load-result.ts';
import { type Percentiles, percentileNames } from './recording/distribution.ts';

/** What of a run can be asserted about. */
export type Measured = Pick<
  LoadResult,
  'sent' | 'errors' | 'unsent' | 'late' | 'forgedTaken' | 'ledger' | 'answersPerSecond'
> & { readonly latency?: Percentiles | undefined; readonly lateness?: Percentiles | undefined };

/**
 * A demand on a run, such as `p99<250ms`, `lateness.p99<5ms`, `errors<0.1%`, `unsent<1` or `rate>1900`; or on how it does
 * beside an earlier one: `p99<=1.1x`, `rate>=0.95x`.
 */
export interface Assertion {
  readonly text: string;
  /** Whether it is about an earlier run too. */
  readonly isRelative: boolean;
  readonly judge: (result: Measured, before?: Measured) => AssertionVerdict;
}

export interface AssertionVerdict {
  readonly assertion: string;
  readonly holds: boolean;
  /** In the unit of the assertion; null where nothing was measured, which never holds. */
  readonly measured: number | null;
  /** As it was written; empty for a number of events. */
  readonly unit: string;
}

type Comparison = (measured: number, limit: number) => boolean;
type Measure = (result: Measured, before?: Measured) => number | undefined;

const comparisons: Readonly<Record<string, Comparison>> = {
  '<': (measured, limit) => measured < limit,
  '<=': (measured, limit) => measured <= limit,
  '>': (measured, limit) => measured > limit,
  '>=': (measured, limit) => measured >= limit,
};

const unitsMs: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000 };

const counts: Readonly<Record<string, Measure>> = {
  errors: ({ errors }) => errors,
  unsent: ({ unsent }) => unsent,
  late: ({ late }) => late,
  unacknowledged: ({ ledger }) => ledger.neverAcknowledged,
  forgeries: ({ forgedTaken }) => forgedTaken,
};

const names: readonly string[] = [
  ...percentileNames,
  ...percentileNames.map((duration) => `lateness.${duration}`),
  'rate',
  ...Object.keys(counts),
];

const form = /^([a-z][a-z0-9.]*?)\s*(<=|>=|<|>)\s*(\d+(?:\.\d+)?)\s*([a-z%/]*)$/;

/** @throws PlexteraError `PLEXTERA_BAD_OPTION` for what is none. */
export function parseAssertion(text: string): Assertion {
  const [, name = '', sign = '', number = '', unit = ''] = form.exec(text.trim()) ?? [];
  const holds = comparisons[sign];
  if (holds === undefined)
    throw badAssertion(
      text,
      'is no assertion.',
      'Write it as a name, <, <=, > or >=, a number and its unit.',
    );
  if (!names.includes(name)) {
    const close = closestName(name, names);
    const suggestion = close === undefined ? '' : ` Did you mean ${close}?`;
    throw badAssertion(
      text,
      `asserts about what is not measured.${suggestion}`,
      `There are ${names.join(', ')}.`,
    );
  }
  const measure = measureOf(name, unit);
  if (typeof measure === 'string') throw badAssertion(text, 'has the wrong unit.', measure);
  const limit = Number(number);
  return {
    text,
    isRelative: unit === 'x',
    judge: (result, before) => {
      const measured = measure(result, before);
      return {
        assertion: text,
        holds: measured !== undefined && holds(measured, limit),
        measured: measured ?? null,
        unit,
      };
    },
  };
}

function badAssertion(text: string, problem: string, hint: string): PlexteraError {
  return new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: `--assert "${printableText(text, 60)}" ${problem}`,
    hint,
  });
}

/** How it is measured, or which units it can have. */
function measureOf(name: string, unit: string): Measure | string {
  const count = Object.hasOwn(counts, name) ? counts[name] : undefined;
  if (count !== undefined) {
    if (unit === '') return count;
    // A share of what was meant to be sent: of nothing there is none.
    if (unit === '%') return (result) => shareOf(count(result), result.sent + result.unsent);
    return `${name} is a number, or a share with %: ${name}<1 or ${name}<0.1%.`;
  }
  const measure = name === 'rate' ? rateOf : durationOf(name);
  if (unit === 'x') return (result, before) => ratioOf(measure(result), before && measure(before));
  if (name === 'rate')
    return unit === '' || unit === '/s'
      ? measure
      : 'rate is a number of answers a second, or of an earlier run with x: rate>1900 or rate>=0.95x.';
  const unitMs = Object.hasOwn(unitsMs, unit) ? unitsMs[unit] : undefined;
  if (unitMs === undefined)
    return `${name} is a duration in us, ms or s, or a multiple of an earlier run's in x: ${name}<250ms or ${name}<=1.1x.`;
  return (result) => {
    const measured = measure(result);
    return measured === undefined ? undefined : measured / unitMs;
  };
}

function rateOf({ answersPerSecond }: Measured): number {
  return answersPerSecond;
}

function durationOf(name: string): Measure {
  const [, lateness, duration] = /^(lateness\.)?(.+)$/.exec(name) ?? [];
  const key = percentileNames.find((known) => known === duration);
  return (result) =>
    key === undefined ? undefined : result[lateness === undefined ? 'latency' : 'lateness']?.[key];
}

function ratioOf(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || before === undefined || before === 0 ? undefined : now / before;
}

function shareOf(part: number | undefined, whole: number): number | undefined {
  return part === undefined || whole === 0 ? undefined : (part / whole) * 100;
}
