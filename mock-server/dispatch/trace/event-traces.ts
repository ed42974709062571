import type { Random } from '../../runtime/random.ts';
import type { HeaderPairs } from '../build-request.ts';
import { attemptTraceHeaders, type TraceContext, traceHeaders, traceOfEvent } from './trace-context.ts';

const mostRemembered = 10_000;

/**
 * Which trace each event belongs to. One that came in with the event is kept in memory only: after a restart, or ten
 * thousand such events later, the event goes on in the trace that follows from its id.
 */
export class EventTraces {
  readonly #random: Random;
  readonly #incoming = new Map<string, TraceContext>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** False when the event is in a trace already, and stays there. */
  remember(eventId: string, trace: TraceContext): boolean {
    if (this.#incoming.has(eventId)) return false;
    const [oldest] = this.#incoming.keys();
    if (oldest !== undefined && this.#incoming.size >= mostRemembered) this.#incoming.delete(oldest);
    this.#incoming.set(eventId, trace);
    return true;
  }

  forget(eventId: string): void {
    this.#incoming.delete(eventId);
  }

  /** Extra headers with those of the trace behind them; whoever sets a trace of his own keeps it. */
  addTo(extraHeaders: HeaderPairs, eventId: string): HeaderPairs {
    const own: readonly string[] = traceHeaders;
    if (extraHeaders.some(([name]) => own.includes(name.toLowerCase()))) return extraHeaders;
    const trace = this.#incoming.get(eventId) ?? traceOfEvent(eventId);
    return [...extraHeaders, ...attemptTraceHeaders(trace, this.#random)];
  }
}
