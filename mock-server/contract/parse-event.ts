import { type EventType, events } from './catalog.ts';
import { type Diagnostic, toDiagnostics } from './diagnostic.ts';
import type { PlexteraEvent, UnknownEvent } from './event.ts';
import { findUnknown, type Unknown } from './find-unknown.ts';
import { decodeUtf8, isRawBody, notRaw, type RawBody } from './raw-body.ts';
import { eventValidators, validateEventEnvelope } from './validators.ts';

/** What to do about something new: take it, take it and say so, or refuse it. */
export type UnknownPolicy = 'accept' | 'report' | 'reject';

/** By default everything new is accepted, because additive change is normal. */
export interface ParseOptions {
  /** An event type that the contract does not know. */
  readonly unknownEventType?: UnknownPolicy;
  /** A property that the contract does not declare. */
  readonly unknownField?: UnknownPolicy;
  /** A value outside of an open list, such as a new status of a step. */
  readonly unknownValue?: UnknownPolicy;
}

export type ParsedEvent =
  | { readonly kind: 'event'; readonly event: PlexteraEvent; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'unknown'; readonly event: UnknownEvent; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] };

/**
 * A request body as a typed event. Verify its signature first. Never throws for any body: what is wrong comes back
 * as diagnostics with JSON pointers. A well-formed event of a new type is `unknown` (answer 2xx and ignore it).
 */
export function parseEvent(rawBody: RawBody, options: ParseOptions = {}): ParsedEvent {
  if (!isRawBody(rawBody)) return invalid('body-not-raw', notRaw);
  const text = decodeUtf8(rawBody);
  if (text === undefined) return invalid('utf8', 'the body is not valid UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return invalid('json', 'the body is not valid JSON');
  }
  try {
    return judge(value, options);
  } catch (error) {
    // The validators recurse with the data, so a body nested thousands of levels deep exhausts the stack.
    if (error instanceof RangeError) return invalid('depth', 'the body is nested too deeply');
    throw error;
  }
}

function judge(value: unknown, options: ParseOptions): ParsedEvent {
  const type = eventTypeOf(value);
  if (type === undefined) return judgeUnknownType(value, options.unknownEventType ?? 'accept');
  const validate = eventValidators[type];
  if (!validate(value)) return { kind: 'invalid', diagnostics: toDiagnostics(validate.errors) };
  const { unknownField = 'accept', unknownValue = 'accept' } = options;
  if (unknownField === 'accept' && unknownValue === 'accept')
    return { kind: 'event', event: value, diagnostics: [] };
  const policyOf = ({ kind }: Unknown) => (kind === 'field' ? unknownField : unknownValue);
  const diagnostics = findUnknown(value, events[type].schema)
    .filter((unknown) => policyOf(unknown) !== 'accept')
    .map((unknown) => diagnose(unknown, policyOf(unknown)));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { kind: 'invalid', diagnostics };
  return { kind: 'event', event: value, diagnostics };
}

function judgeUnknownType(value: unknown, policy: UnknownPolicy): ParsedEvent {
  if (!validateEventEnvelope(value))
    return { kind: 'invalid', diagnostics: toDiagnostics(validateEventEnvelope.errors) };
  const event = value as UnknownEvent;
  const diagnostic: Diagnostic = {
    code: 'unknown.type',
    severity: policy === 'reject' ? 'error' : 'warning',
    message: `the contract has no event type ${JSON.stringify(event.eventType)}`,
    path: '/eventType',
  };
  if (policy === 'reject') return { kind: 'invalid', diagnostics: [diagnostic] };
  return { kind: 'unknown', event, diagnostics: policy === 'report' ? [diagnostic] : [] };
}

function eventTypeOf(value: unknown): EventType | undefined {
  if (typeof value !== 'object' || value === null || !('eventType' in value)) return undefined;
  const { eventType } = value;
  return typeof eventType === 'string' && Object.hasOwn(events, eventType)
    ? (eventType as EventType)
    : undefined;
}

function diagnose({ kind, path, message }: Unknown, policy: UnknownPolicy): Diagnostic {
  return { code: `unknown.${kind}`, severity: policy === 'reject' ? 'error' : 'warning', message, path };
}

function invalid(code: string, message: string): ParsedEvent {
  return { kind: 'invalid', diagnostics: [{ code, severity: 'error', message, path: '' }] };
}
