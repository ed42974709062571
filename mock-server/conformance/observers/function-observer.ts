import type { Observer } from '../receiver.ts';

/** An observer that asks a function of the test how often an event has been applied. */
export function functionObserver(count: (eventId: string) => number | Promise<number>): Observer {
  return {
    async count(eventId) {
      const answer = await count(eventId);
      if (Number.isInteger(answer) && answer >= 0) return answer;
      throw new TypeError(`The observer gave ${JSON.stringify(answer) ?? 'nothing'}, which is no count.`);
    },
  };
}
