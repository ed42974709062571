import type { Socket } from 'node:net';
// The one class, as `transport/connection.ts` imports it: the whole package takes three times as long to load.
import Client from 'undici/lib/dispatcher/client.js';
import type { ExchangeFailure } from '../../delivery/exchange.ts';
import { deadlineFailure } from '../../transport/deadline-failure.ts';
import { describeFailure } from '../../transport/describe-failure.ts';
import { type DialOptions, dial, type ExchangeStage } from '../../transport/dial.ts';
import type { SendSpec } from '../mix/traffic-mix.ts';

/** A send that is under way, with its times on the monotonic clock. */
export interface Underway {
  readonly spec: SendSpec;
  /** When it was meant to be sent: its latency counts from here. */
  readonly meantAtMs: number;
  readonly sentAtMs: number;
}

/** A send that is over: with an answer's status, or with what went wrong. */
export type SendEnd = { readonly status: number } | { readonly failure: ExchangeFailure };

export interface ConnectionOptions {
  readonly url: URL;
  readonly dialOptions: DialOptions;
  /** Called once for each send, with whether the connection can take another. */
  readonly onEnd: (connection: LoadConnection, underway: Underway, end: SendEnd, usable: boolean) => void;
}

/** Headers of an answer beyond this many bytes are a protocol error. */
const HEADER_LIMIT_BYTES = 16_384;

/**
 * One connection to the receiver with one exchange on it at a time, and a buffer for its body that is used again.
 *
 * It is undici's handler itself, of the older kind, which undici calls without a wrapper and without making an object of
 * the headers. The judging of dialled addresses and the names of failures are those of every other delivery.
 */
export class LoadConnection {
  readonly #client: Client;
  readonly #options: ConnectionOptions;
  /** The same object for each send: undici reads it and keeps nothing of it but the body. */
  readonly #request: { origin: string; path: string; method: 'POST'; headers: string[]; body: Buffer };
  readonly #secure: boolean;
  #socket: Socket | undefined;
  #underway: Underway | undefined;
  #stage: ExchangeStage = 'request';
  #status = 0;
  #room = Buffer.alloc(0);
  #body = this.#room;

  constructor(options: ConnectionOptions) {
    const { url, dialOptions } = options;
    this.#options = options;
    this.#request = {
      // Else undici has its URL say it anew each time.
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'POST',
      headers: [],
      body: this.#room,
    };
    this.#secure = url.protocol === 'https:';
    this.#client = new Client(url.origin, {
      connect: (target, callback) => {
        const enter = (stage: ExchangeStage) => {
          this.#stage = stage;
        };
        this.#socket = dial(target, dialOptions, enter, (error, socket) => {
          if (socket === null) callback(error ?? new Error('The connection failed.'), null);
          else callback(null, socket);
        });
      },
      // One deadline over everything is kept by who sends; undici's own timers would cut in.
      headersTimeout: 0,
      bodyTimeout: 0,
      pipelining: 1,
      maxHeaderSize: HEADER_LIMIT_BYTES,
    });
  }

  get underway(): Underway | undefined {
    return this.#underway;
  }

  /** Room for a body of so many bytes. What was in it before has left this process. */
  bodyOf(sizeBytes: number): Buffer {
    // An answer can come before all of a long request has gone out: those bytes are not ours to change yet.
    const isBusy = (this.#socket?.writableLength ?? 0) > 0;
    if (isBusy || this.#room.length < sizeBytes) {
      this.#room = Buffer.allocUnsafeSlow(sizeBytes);
      this.#body = this.#room;
    }
    if (this.#body.length !== sizeBytes) this.#body = this.#room.subarray(0, sizeBytes);
    return this.#body;
  }

  send(underway: Underway, headers: readonly string[], body: Buffer): void {
    this.#underway = underway;
    this.#stage = 'request';
    this.#status = 0;
    this.#request.headers = headers as string[];
    this.#request.body = body;
    this.#client.dispatch(this.#request, this);
  }

  /** Is taken by a send that goes out another way, until that has ended. */
  carry(underway: Underway, end: Promise<SendEnd>): void {
    this.#underway = underway;
    this.#status = 0;
    void end.then((ended) => {
      // It may have been given up meanwhile.
      if (this.#underway === underway) this.#end(ended, true);
    });
  }

  onConnect(): void {
    this.#stage = 'request';
  }

  onHeaders(status: number): boolean {
    // Interim answers (103 Early Hints) come before the one that counts.
    if (status >= 200) {
      this.#stage = 'response';
      this.#status = status;
    }
    return true;
  }

  onData(): boolean {
    return true;
  }

  onComplete(): void {
    this.#end({ status: this.#status }, true);
  }

  onError(error: Error): void {
    // undici dials anew for the next exchange.
    this.#fail(describeFailure(error, this.#stage, this.#secure), true);
  }

  /** Gives up what is under way because its deadline has passed; the connection is of no use afterwards. */
  giveUp(deadlineMs: number): void {
    this.abandon(deadlineFailure(this.#stage, deadlineMs));
  }

  /** Ends what is under way for a reason, and closes the connection for good. */
  abandon(failure: ExchangeFailure): void {
    this.#fail(failure, false);
    void this.close();
  }

  /** Resolves when the socket is closed. */
  async close(): Promise<void> {
    const socket = this.#socket;
    const closed = new Promise<void>((resolve) => {
      if (socket === undefined || socket.closed) resolve();
      else socket.once('close', () => resolve()).destroy();
    });
    await Promise.all([closed, this.#client.destroy()]);
  }

  /** Once a status has come it decides, whatever becomes of the answer's body. */
  #fail(failure: ExchangeFailure, usable: boolean): void {
    this.#end(this.#status === 0 ? { failure } : { status: this.#status }, usable);
  }

  #end(end: SendEnd, usable: boolean): void {
    const underway = this.#underway;
    if (underway === undefined) return;
    this.#underway = undefined;
    this.#options.onEnd(this, underway, end, usable);
  }
}
