import { receive, SigningSecret } from '../../mock-server/consumer.ts';
import { fetchReceiver, type Receiver } from '../../mock-server/testing.ts';

export const secret = 'whsec_of_the_tests';

/** What a receiver in these tests does wrong. */
export type Defect = 'believes-everything' | 'refuses-everything' | 'applies-twice' | 'crashes-on-errors';

export interface TinyReceiver {
  readonly receiver: Receiver;
  /** How often an event was applied. */
  readonly observer: (eventId: string) => number;
}

/** A correct receiver within this process, or one with a single defect. */
export function tinyReceiver(defect?: Defect): TinyReceiver {
  const key = new SigningSecret(secret);
  const applied = new Map<string, number>();
  const receiver = fetchReceiver({
    async POST(request) {
      const body = new Uint8Array(await request.arrayBuffer());
      const reception = receive(body, request.headers, key);
      if (defect === 'refuses-everything') return new Response(null, { status: 401 });
      if (defect === 'crashes-on-errors' && reception.kind !== 'event') throw new Error('Unhandled');
      if (defect === 'believes-everything' && reception.kind === 'refused') return new Response('taken');
      if (reception.kind === 'event') {
        const { eventId } = reception.event;
        const times = applied.get(eventId) ?? 0;
        applied.set(eventId, defect === 'applies-twice' ? times + 1 : 1);
      }
      return new Response(reception.answer.body, reception.answer);
    },
  });
  return { receiver, observer: (eventId) => applied.get(eventId) ?? 0 };
}
