import { createHash } from 'node:crypto';
import { hexId } from '../../runtime/ids.ts';
import type { Random } from '../../runtime/random.ts';
import type { HeaderPairs } from '../build-request.ts';

/** What stays the same in a trace of W3C Trace Context: https://www.w3.org/TR/trace-context-2/ */
export interface TraceContext {
  /** 32 lower-case hexadecimal digits, not all of them zero. */
  readonly traceId: string;
  /** The bits that are known: 1 sampled, 2 the trace id is random. */
  readonly flags: number;
  /** What other systems keep in the trace; passed on as it is. */
  readonly tracestate?: string;
}

export const traceHeaders = ['traceparent', 'tracestate'] as const;

const knownFlags = 0b11;
const sampled = 0b01;
const longestTracestate = 512;
const mostMembers = 32;

const traceparent = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const simpleKey = '[a-z][a-z0-9_\\-*/]{0,255}';
const tenantKey = '[a-z0-9][a-z0-9_\\-*/]{0,240}@[a-z][a-z0-9_\\-*/]{0,13}';
const member = new RegExp(
  `^(${simpleKey}|${tenantKey})=[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{0,255}[\\x21-\\x2b\\x2d-\\x3c\\x3e-\\x7e]$`,
);

/**
 * The context that a request came with. Undefined when it has none or a malformed one, which starts a new trace; a
 * malformed `tracestate` alone is left out.
 */
export function readTraceContext(headers: Readonly<Record<string, unknown>>): TraceContext | undefined {
  const { traceparent: parent, tracestate: state } = headers;
  const found = typeof parent === 'string' ? traceparent.exec(parent) : null;
  if (!found) return undefined;
  const [, version = '', traceId = '', parentId = '', flags = '', more] = found;
  // Only a version that is not known yet may have more behind the flags; ff is no version.
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId)) return undefined;
  const tracestate = typeof state === 'string' ? cleanState(state) : undefined;
  return {
    traceId,
    flags: Number.parseInt(flags, 16) & knownFlags,
    ...(tracestate === undefined ? {} : { tracestate }),
  };
}

function cleanState(text: string): string | undefined {
  const members = text.split(',').map((part) => part.replaceAll(/^[ \t]+|[ \t]+$/g, ''));
  const given = members.filter((part) => part !== '');
  const keys = new Set(given.map((part) => part.split('=')[0]));
  const wellFormed = given.every((part) => member.test(part)) && keys.size === given.length;
  const state = given.join(',');
  return wellFormed && given.length > 0 && given.length <= mostMembers && state.length <= longestTracestate
    ? state
    : undefined;
}

/** A trace of its own for an event: the same one whenever it is asked for, so that it outlives a restart. */
export function traceOfEvent(eventId: string): TraceContext {
  const traceId = createHash('sha256').update(`trace of ${eventId}`).digest('hex').slice(0, 32);
  return { traceId, flags: sampled };
}

/** The headers of one attempt, which is a span of its own in the trace of its event. */
export function attemptTraceHeaders(
  { traceId, flags, tracestate }: TraceContext,
  random: Random,
): HeaderPairs {
  // An id of zeros only would be none.
  const spanId = hexId(16, random).replace(/^0{16}$/, '0000000000000001');
  const parent = ['traceparent', `00-${traceId}-${spanId}-${flags.toString(16).padStart(2, '0')}`] as const;
  return tracestate === undefined ? [parent] : [parent, ['tracestate', tracestate]];
}
