import { FeedClient } from '../log/feed/feed-client.ts';
import { feedLine } from '../log/feed/feed-lines.ts';
import type { RunRecord } from './run-record.ts';
import type { TestChange } from './run-view.ts';

export const mostStreamClients = 20;

/** Tells its clients how a run goes on, each change as it comes. */
export class TestStream {
  readonly #record: RunRecord;
  readonly #clients = new Set<FeedClient>();
  #stopListening: () => void = () => {};

  constructor(record: RunRecord) {
    this.#record = record;
  }

  get isFull(): boolean {
    return this.#clients.size >= mostStreamClients;
  }

  /** Tells a client what comes, and before that what came behind a number, or all of the last run. */
  join(raw: ConstructorParameters<typeof FeedClient>[0], headers: HeaderValues, afterSeq = 0): void {
    const client = new FeedClient(raw, headers);
    if (this.#clients.size === 0)
      this.#stopListening = this.#record.onChange((change) => {
        const line = lineOf(change);
        for (const one of this.#clients) one.send(line);
      });
    this.#clients.add(client);
    client.onGone(() => {
      this.#clients.delete(client);
      if (this.#clients.size === 0) this.#stopListening();
    });
    client.send(': connected\nretry: 1000\n\n');
    client.send(this.#record.changesAfter(afterSeq).map(lineOf).join(''));
  }

  end(): void {
    for (const client of this.#clients) client.end();
  }
}

type HeaderValues = ConstructorParameters<typeof FeedClient>[1];

function lineOf({ kind, seq, data }: TestChange): string {
  return feedLine(kind, seq, JSON.stringify(data));
}
