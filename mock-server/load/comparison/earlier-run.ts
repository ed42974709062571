import { Ajv, type ValidateFunction } from 'ajv';
import { loadEnds } from '../load-result.ts';
import type { LoadReport } from '../reports/load-report.ts';

/** Of the JSON report of an earlier run what it is compared by. */
export type EarlierRun = Pick<
  LoadReport,
  | 'startedAt'
  | 'target'
  | 'meantPerSecond'
  | 'model'
  | 'ended'
  | 'sent'
  | 'sentBytes'
  | 'errors'
  | 'unsent'
  | 'late'
  | 'forgedTaken'
  | 'ledger'
  | 'answersPerSecond'
  | 'latency'
  | 'lateness'
  | 'series'
  | 'latencyCurve'
>;

const count = { type: 'number', minimum: 0 };
const word = { type: 'string', maxLength: 4_096 };

function object(properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []) {
  return {
    type: 'object',
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  };
}

function counts(...names: readonly string[]) {
  return object(Object.fromEntries(names.map((name) => [name, count])));
}

const percentiles = counts('count', 'mean', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'p99.99', 'max');
const schema = object(
  {
    version: { const: 1 },
    ...{ startedAt: word, target: word, model: { enum: ['open', 'closed'] }, ended: { enum: loadEnds } },
    ...counts('sent', 'sentBytes', 'errors', 'unsent', 'late', 'forgedTaken', 'answersPerSecond').properties,
    meantPerSecond: count,
    ledger: counts('events', 'acknowledged', 'acknowledgedAgain', 'neverAcknowledged'),
    latency: percentiles,
    lateness: percentiles,
    series: {
      type: 'array',
      maxItems: 2_000,
      items: counts('fromMs', 'lastsMs', 'sent', 'answered', 'errors', 'p50', 'p99', 'max'),
    },
    latencyCurve: {
      type: 'array',
      maxItems: 2_000,
      items: object({ percent: { ...count, maximum: 100 }, ms: count }),
    },
  },
  ['meantPerSecond', 'latency', 'lateness'],
);

let compiled: ValidateFunction | undefined;

/** What is wrong about a value that should be the JSON report of a load; undefined where it is one. */
export function earlierRunProblem(value: unknown): string | undefined {
  compiled ??= new Ajv().compile(schema);
  if (compiled(value)) return undefined;
  const [{ instancePath = '', message = '' } = {}] = compiled.errors ?? [];
  return `${instancePath || 'it'} ${message}.`;
}
