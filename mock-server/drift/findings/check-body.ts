import { type EventType, events } from '../../contract/catalog.ts';
import { findUnknown, type Unknown } from '../../contract/find-unknown.ts';
import { decodeUtf8 } from '../../contract/raw-body.ts';
import { commonSchemas, specLines } from '../../contract/spec-lines.ts';
import { eventValidators, type ValidationIssue, validateEventEnvelope } from '../../contract/validators.ts';
import { declaredAt } from './declared-at.ts';
import type { DriftCode } from './drift-kinds.ts';
import { exampleValue } from './example-value.ts';
import type { Finding } from './finding.ts';

export interface CheckedBody {
  /** The body as JSON; undefined where it is none. */
  readonly value: unknown;
  /** What the body says it is, whether the contract knows it or not. */
  readonly eventType: string | undefined;
  readonly findings: readonly Finding[];
}

/** Everything in a body that departs from the contract, also what a receiver has to accept. Never throws for a body. */
export function checkBody(body: Uint8Array): CheckedBody {
  const text = decodeUtf8(body);
  if (text === undefined) return broken('utf8', 'the body is not valid UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return broken('json', 'the body is not valid JSON', exampleValue(text));
  }
  const eventType = typeOf(value);
  try {
    return { value, eventType, findings: judge(value, eventType) };
  } catch (error) {
    // The validators recurse with the data, so a body nested thousands of levels deep exhausts the stack.
    if (error instanceof RangeError) return broken('depth', 'the body is nested too deeply');
    throw error;
  }
}

function broken(code: DriftCode, message: string, example?: string): CheckedBody {
  const finding = { code, where: '', message, ...(example === undefined ? {} : { example }) };
  return { value: undefined, eventType: undefined, findings: [finding] };
}

function typeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('eventType' in value)) return undefined;
  return typeof value.eventType === 'string' ? value.eventType : undefined;
}

function judge(value: unknown, eventType: string | undefined): readonly Finding[] {
  const known = eventType !== undefined && Object.hasOwn(events, eventType);
  const schema = known ? events[eventType as EventType].schema : commonSchemas.envelope;
  const validate = known ? eventValidators[eventType as EventType] : validateEventEnvelope;
  const issues = validate(value) ? [] : (validate.errors ?? []);
  return [
    ...issues.map((issue) => describeIssue(issue, value, schema)),
    ...findUnknown(value, schema).map((unknown) => describeUnknown(unknown, value, schema)),
    // The envelope's own schema has said what is wrong with an empty one.
    ...(known || !eventType ? [] : [newType(eventType)]),
  ];
}

function newType(eventType: string): Finding {
  return {
    code: 'unknown.type',
    where: '/eventType',
    message: 'is none of the event types of the contract',
    example: exampleValue(eventType),
    specLine: specLines.eventTypes,
  };
}

function describeIssue(
  { keyword, instancePath, params, message }: ValidationIssue,
  body: unknown,
  schema: string,
): Finding {
  const missing = keyword === 'required' ? `/${escaped(String(params.missingProperty))}` : '';
  const { pattern, line, value } = declaredAt(body, schema, instancePath + missing);
  const common = { where: pattern, ...(line === undefined ? {} : { specLine: line }) };
  if (keyword === 'required') return { code: 'schema.required', message: 'is required', ...common };
  const expected =
    keyword === 'const' ? `must be ${JSON.stringify(params.allowedValue)}` : (message ?? `breaks ${keyword}`);
  if (keyword === 'type' && value === null)
    return { code: 'schema.null', message: `${expected}, and not null`, ...common };
  const code = keyword === 'type' ? 'schema.type' : 'schema.value';
  return { code, message: expected, example: exampleValue(value, lastOf(pattern)), ...common };
}

function describeUnknown({ kind, path }: Unknown, body: unknown, schema: string): Finding {
  const { pattern, line, valuesLine, value } = declaredAt(body, schema, path);
  const specLine = kind === 'value' ? (valuesLine ?? line) : line;
  return {
    ...(kind === 'field'
      ? { code: 'unknown.field', message: 'is not declared' }
      : { code: 'unknown.value', message: 'is none of the known values' }),
    where: pattern,
    example: exampleValue(value, lastOf(pattern)),
    ...(specLine === undefined ? {} : { specLine }),
  };
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function lastOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
