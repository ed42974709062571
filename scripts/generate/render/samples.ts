import { inSchemaOrder } from '../check/extension-schemas.ts';
import type { Contract } from '../read/contract.ts';
import { isObject, type Json, type JsonObject } from '../read/json.ts';
import { literal } from './literal.ts';
import { notice } from './notice.ts';

const kept = ['type', 'const', 'format', 'required', 'minimum', 'maximum', 'examples'];

/** `generated/samples.ts`: the schemas with their `x-sample` hints, from which payloads are made up. */
export function renderSamples(contract: Contract): string {
  const schemas = Object.entries(contract.schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  const plans = schemas.map(([name, schema]) => [name, planOf(schema)] as const);
  return `${notice}
/** How a value is made up; \`spec/README.md\` explains each key. */
export interface SampleHint {
  readonly chance?: number;
  readonly ulid?: string;
  readonly hex?: number;
  readonly pick?: readonly unknown[];
  readonly number?: readonly [number, number];
  readonly decimals?: number;
  readonly moment?: Moment;
  readonly elapsed?: readonly [Moment, Moment];
  readonly copy?: string;
  readonly count?: string;
  readonly where?: Readonly<Record<string, unknown>>;
  readonly present?: string;
  readonly ordinal?: string;
  readonly digits?: number;
  readonly draw?: readonly Readonly<Record<string, unknown>>[];
  readonly last?: readonly Readonly<Record<string, unknown>>[];
  readonly size?: readonly [number, number];
  readonly sizes?: readonly number[];
  readonly depth?: number;
  readonly entries?: Readonly<Record<string, readonly unknown[]>>;
  readonly timeline?: 'inner';
}

export type Moment = 'created' | 'started' | 'completed';

/** A schema as far as making up a value needs it. */
export interface SamplePlan {
  readonly ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SamplePlan>>;
  readonly items?: SamplePlan;
  readonly hint?: SampleHint;
}

export const samplePlans: { readonly [schema: string]: SamplePlan } = ${literal(Object.fromEntries(plans))};
`;
}

function planOf(schema: Json): JsonObject {
  if (!isObject(schema)) return {};
  const plan: Record<string, Json> = {};
  if (typeof schema.$ref === 'string') plan.ref = schema.$ref.split('/').at(-1) ?? '';
  for (const key of kept) if (schema[key] !== undefined) plan[key] = schema[key];
  if (isObject(schema.properties))
    plan.properties = Object.fromEntries(Object.entries(schema.properties).map(([k, v]) => [k, planOf(v)]));
  if (schema.items !== undefined) plan.items = planOf(schema.items);
  if (isObject(schema['x-sample'])) plan.hint = inSchemaOrder(schema['x-sample'], 'x-sample');
  return plan;
}
