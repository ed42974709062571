import type { Exchanged, Reply } from '../../receiver.ts';
import { type BodyView, bodyView } from '../text/body-view.ts';

/** One request and what came back, as reports for machines hold it. */
export interface ExchangeView {
  readonly eventId?: string;
  readonly expected: string;
  readonly request: {
    readonly method: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly body: BodyView;
    /** How the bytes went out, where that was anything but usual. */
    readonly wire: Exchanged['probe']['wire'];
  };
  readonly answer:
    | {
        readonly kind: 'answer';
        readonly status: number;
        readonly headers: readonly (readonly [name: string, value: string])[];
        readonly body: BodyView;
        readonly tookMs: number;
      }
    | { readonly kind: Exclude<Reply['kind'], 'answer'>; readonly message: string };
}

/** @param cap how many bytes of each body are held at most. */
export function exchangeView({ probe, reply, eventId, expected }: Exchanged, cap: number): ExchangeView {
  const { method, headers, body, wire } = probe;
  return {
    ...(eventId === undefined ? {} : { eventId }),
    expected,
    request: { method, headers, body: bodyView(body, cap), wire },
    answer:
      reply.kind === 'answer'
        ? {
            kind: reply.kind,
            status: reply.status,
            headers: reply.headers,
            body: bodyView(reply.body, cap),
            tookMs: Math.round(reply.tookMs),
          }
        : { kind: reply.kind, message: reply.message },
  };
}

/** What came back, in a few words. */
export function answerInWords(reply: Reply): string {
  if (reply.kind === 'answer') return `${reply.status} after ${Math.round(reply.tookMs)} ms`;
  const words = {
    'no-answer': 'no answer',
    closed: 'the connection ended without an answer',
    unreachable: 'no connection',
    failed: 'it could not be sent',
  };
  return `${words[reply.kind]}: ${reply.message}`;
}

/** The exchange that a report shows where it shows one: the last, which decided. */
export function decidingExchange(exchanges: readonly Exchanged[]): Exchanged | undefined {
  return exchanges.at(-1);
}

/** How the bytes went out, in a few words; empty where that was as usual. */
export function wireInWords(wire: Exchanged['probe']['wire']): string {
  return Object.entries(wire)
    .map(([name, value]) => `${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}: ${value}`)
    .join(', ');
}
