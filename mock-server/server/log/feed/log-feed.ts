import type { LogWatch } from '../../../dispatch/log/log-watch.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { DeliveryLogStore } from '../../../store/delivery-log-store.ts';
import type { FeedClient } from './feed-client.ts';
import { type FeedBatch, feedLine, readFeed } from './feed-lines.ts';

export interface LogFeedOptions {
  readonly log: DeliveryLogStore;
  readonly watch: LogWatch;
  readonly clock: Clock;
}

export const mostFeedClients = 20;

/** Changes are told in batches, so that the feed costs the same at any speed of delivery. */
const batchMs = 100;
const heartbeatMs = 15_000;
/** Whoever is further behind is told that lines are missing, and goes on with these. */
const mostReplayed = 5_000;

/** Tells its clients what changes in the log. All that have been told the same share one reading of it. */
export class LogFeed {
  readonly #options: LogFeedOptions;
  readonly #clients = new Set<FeedClient>();
  #stopListening: () => void = () => {};
  #cancelTell: (() => void) | undefined;
  #cancelBeat: () => void = () => {};
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #telling = false;
  #changed = false;
  #ended = false;

  constructor(options: LogFeedOptions) {
    this.#options = options;
    options.watch.ended.addEventListener('abort', () => this.end(), { once: true });
  }

  get size(): number {
    return this.#clients.size;
  }

  get isFull(): boolean {
    return this.#ended || this.#clients.size >= mostFeedClients;
  }

  /** Tells a client what comes, and before that what came after a sequence number. */
  async join(client: FeedClient, afterSeq: number | undefined): Promise<void> {
    const { log, watch } = this.#options;
    if (this.#clients.size === 0) {
      this.#stopListening = watch.onChange(() => this.#noteChange());
      this.#beat();
    }
    this.#clients.add(client);
    client.onGone(() => this.#leave(client));
    client.send(': connected\nretry: 1000\n\n');
    try {
      const newest = await log.lastSeq();
      client.seq = afterSeq ?? newest;
      if (client.seq > newest) this.#skip(client, newest);
      // So that a client that is cut off before the first line knows where to resume.
      else if (afterSeq === undefined) client.send(`id: ${newest}\n\n`);
      this.#noteChange();
    } catch {
      client.end();
    }
  }

  /** Says that a part of the log is gone, so that whoever shows it reads it again. */
  tellPruned(events: number): void {
    for (const client of this.#clients) client.send(`event: pruned\ndata: ${JSON.stringify({ events })}\n\n`);
  }

  end(): void {
    this.#ended = true;
    for (const client of [...this.#clients]) client.end();
    this.#rest();
  }

  #leave(client: FeedClient): void {
    this.#clients.delete(client);
    if (this.#clients.size === 0) this.#rest();
  }

  #rest(): void {
    this.#stopListening();
    this.#cancelBeat();
    this.#cancelTell?.();
    this.#cancelTell = undefined;
  }

  #noteChange(): void {
    this.#changed = true;
    if (this.#telling || this.#cancelTell || this.#ended) return;
    const { clock } = this.#options;
    const waitMs = Math.max(0, this.#toldAtMs + batchMs - clock.monotonicMs());
    this.#cancelTell = clock.setTimer(waitMs, () => {
      this.#cancelTell = undefined;
      void this.#tell();
    });
  }

  async #tell(): Promise<void> {
    this.#telling = true;
    this.#changed = false;
    // A log that cannot be read now is read again in a moment.
    const hasMore = await this.#tellAll().catch(() => true);
    this.#telling = false;
    this.#toldAtMs = this.#options.clock.monotonicMs();
    if ((hasMore || this.#changed) && this.#clients.size > 0) this.#noteChange();
  }

  async #tellAll(): Promise<boolean> {
    const { log } = this.#options;
    const newest = await log.lastSeq();
    const batches = new Map<number, FeedBatch>();
    for (const client of this.#clients) {
      if (client.seq !== undefined && newest - client.seq > mostReplayed)
        this.#skip(client, newest - mostReplayed);
      const { seq } = client;
      if (seq === undefined || seq >= newest) continue;
      const batch = batches.get(seq) ?? (await readFeed(log, seq));
      batches.set(seq, batch);
      client.seq = batch.seq;
      if (batch.text !== '') client.send(batch.text);
    }
    return [...batches.values()].some(({ full }) => full);
  }

  /** Says that what lies between is not told. */
  #skip(client: FeedClient, seq: number): void {
    client.send(feedLine('gap', seq, JSON.stringify({ after: client.seq, next: seq + 1 })));
    client.seq = seq;
  }

  #beat(): void {
    this.#cancelBeat = this.#options.clock.setTimer(heartbeatMs, () => {
      for (const client of this.#clients) client.send(': still here\n\n');
      this.#beat();
    });
  }
}
