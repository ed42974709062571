import type { Contract, EventEntry } from '../read/contract.ts';
import { isObject, type Json, type JsonObject } from '../read/json.ts';
import { resolveSchema } from '../read/schema-places.ts';

/** Which words a derived case has; each is a key of `derived` in contract.yaml. */
export type DerivedKind =
  | 'example'
  | 'seeded'
  | 'envelopeMissing'
  | 'envelopeType'
  | 'envelopeFormat'
  | 'missing'
  | 'type'
  | 'format'
  | 'constant'
  | 'value'
  | 'eventType'
  | 'apiVersion'
  | 'header';

/**
 * One derived case: its words, the event type, the place (a JSON pointer, an example or a role), and the value that is put
 * there; without one the place is emptied.
 */
export type DerivedRow = readonly [kind: DerivedKind, type: string, place: string, value?: Json];

/** Properties deeper than this within `data` are left alone: what a receiver uses lies above. */
const deepest = 3;

/** All cases that follow from the contract. What concerns the envelope alone is there once, for the baseline. */
export function deriveRows(contract: Contract, baseline: string): readonly DerivedRow[] {
  return contract.events.flatMap((event) => {
    const envelope = event.type === baseline ? envelopeRows(contract, event) : [];
    const headers = event.type === baseline ? headerRows(contract, event.type) : [];
    return [
      ...validRows(event),
      ...envelope,
      ...versionRows(contract, event),
      ...dataRows(contract, event),
      ...headers,
    ];
  });
}

/** The example with the most in it; what is changed has to be there. */
export function fullestExample({ examples }: EventEntry): {
  readonly name: string;
  readonly payload: JsonObject;
} {
  const size = ({ payload }: { readonly payload: JsonObject }) => JSON.stringify(payload).length;
  const [fullest] = [...examples].sort((a, b) => size(b) - size(a));
  return fullest ?? { name: '', payload: {} };
}

function validRows({ type, examples }: EventEntry): readonly DerivedRow[] {
  return [...examples.map(({ name }) => ['example', type, name] as const), ['seeded', type, ''] as const];
}

function envelopeRows(contract: Contract, { type }: EventEntry): readonly DerivedRow[] {
  const { required, properties } = contract.schemas[contract.envelopeSchema] ?? {};
  const names = isObject(properties) ? Object.entries(properties) : [];
  return names.flatMap(([name, property]) => {
    const schema = resolveSchema(contract.schemas, property) ?? {};
    const rows: DerivedRow[] = [];
    const isRequired = Array.isArray(required) && required.includes(name);
    if (isRequired) rows.push(['envelopeMissing', type, `/${name}`]);
    if (schema.type !== undefined) rows.push(['envelopeType', type, `/${name}`, otherType(schema.type)]);
    if (schema.format !== undefined) rows.push(['envelopeFormat', type, `/${name}`, noFormat]);
    return rows;
  });
}

function versionRows({ headers }: Contract, { type }: EventEntry): readonly DerivedRow[] {
  return (['eventType', 'apiVersion'] as const).flatMap((kind) => {
    const place = headers.find(({ role }) => role === kind)?.mirrors;
    return place === undefined
      ? []
      : [[kind, type, place, kind === 'eventType' ? `${type}.probed` : 'v0-probed']];
  });
}

function headerRows({ headers }: Contract, type: string): readonly DerivedRow[] {
  return headers.flatMap(({ role, mirrors }) =>
    mirrors === undefined ? [] : [['header', type, role, 'probe-{fresh}'] as const],
  );
}

function dataRows({ schemas }: Contract, event: EventEntry): readonly DerivedRow[] {
  const schema = resolveSchema(schemas, schemas[event.schema]);
  const property = isObject(schema?.properties) ? schema.properties.data : undefined;
  const { payload } = fullestExample(event);
  return [...rowsWithin({ schemas, type: event.type }, property, payload.data, '/data', 1)];
}

interface Walk {
  readonly schemas: Contract['schemas'];
  readonly type: string;
}

function* rowsWithin(
  walk: Walk,
  declared: Json | undefined,
  value: Json | undefined,
  pointer: string,
  depth: number,
): Generator<DerivedRow> {
  const schema = resolveSchema(walk.schemas, declared) ?? {};
  if (Array.isArray(value)) {
    if (value.length > 0) yield* rowsWithin(walk, schema.items, value[0], `${pointer}/0`, depth);
    return;
  }
  if (!isObject(value) || !isObject(schema.properties) || depth > deepest) return;
  for (const [name, property] of Object.entries(schema.properties)) {
    if (!Object.hasOwn(value, name)) continue;
    const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (Array.isArray(schema.required) && schema.required.includes(name)) yield ['missing', walk.type, place];
    yield* rowsOf(walk.type, resolveSchema(walk.schemas, property) ?? {}, place);
    yield* rowsWithin(walk, property, value[name], place, depth + 1);
  }
}

function* rowsOf(type: string, schema: JsonObject, place: string): Generator<DerivedRow> {
  if (schema.type !== undefined) yield ['type', type, place, otherType(schema.type)];
  if (schema.format !== undefined) yield ['format', type, place, noFormat];
  const [first] = [schema.const ?? schema.enum ?? []].flat();
  if (first !== undefined) yield ['constant', type, place, otherValue(first)];
  if (schema['x-known-values'] !== undefined) yield ['value', type, place, 'PROBED'];
}

const noFormat = 'yesterday';

/** A value of none of these types, and near enough to tempt whoever coerces. */
function otherType(types: Json): Json {
  const own = [types].flat().map(String);
  const tempting: Readonly<Record<string, Json>> = {
    string: 1,
    integer: '1',
    number: '1',
    boolean: 'true',
    array: {},
    object: [],
  };
  const candidates: readonly Json[] = [tempting[own[0] ?? ''] ?? [], [], {}, true, 1, '1'];
  return candidates.find((value) => !own.some((type) => isOfType(value, type))) ?? [];
}

function isOfType(value: Json, type: string): boolean {
  if (Array.isArray(value)) return type === 'array';
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function otherValue(value: Json): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return `${value}_PROBED`;
}
