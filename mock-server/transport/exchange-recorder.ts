import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Exchange, ExchangeFailure, ExchangeTimings, ReceivedResponse } from '../delivery/exchange.ts';
import type { Clock } from '../runtime/clock.ts';
import { describeFailure } from './describe-failure.ts';
import type { ExchangeStage } from './dial.ts';
import { headerLines } from './header-lines.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a recorder needs to know about its exchange. */
export interface RecorderOptions {
  readonly clock: Clock;
  /** How many bytes of the body are kept. */
  readonly responseBodyCapBytes: number;
  readonly secure: boolean;
  /**
   * Called once, when the exchange is over.
   * @param reusable the answer was read to its end, so its connection can serve another exchange.
   */
  readonly onEnd: (exchange: Exchange, reusable: boolean) => void;
}

/** Watches one exchange from the dial to the last byte; undici's handler for it. What comes late is ignored. */
export class ExchangeRecorder implements Dispatcher.DispatchHandler {
  readonly #options: RecorderOptions;
  readonly #startedMs: number;
  readonly #timings: Mutable<ExchangeTimings> = { totalMs: 0 };
  readonly #chunks: Buffer[] = [];
  #stage: ExchangeStage = 'request';
  #head: Pick<ReceivedResponse, 'status' | 'headers'> | undefined;
  #bodyBytes = 0;
  #remoteAddress: string | undefined;
  #ended = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#startedMs = options.clock.monotonicMs();
  }

  /** The dial has come to a stage. */
  enter(stage: ExchangeStage): void {
    if (this.#stage === 'lookup' && stage === 'connect') {
      this.#timings.lookupMs = this.#elapsedMs();
    }
    this.#stage = stage;
  }

  /** A connection made for this exchange is ready. */
  connected(remoteAddress: string | undefined): void {
    this.#timings.connectMs = this.#elapsedMs();
    this.#remoteAddress = remoteAddress;
  }

  /** The exchange uses a connection that was open already. */
  reuses(remoteAddress: string | undefined): void {
    this.#remoteAddress = remoteAddress;
  }

  onRequestStart(): void {
    this.#stage = 'request';
    this.#timings.sentMs = this.#elapsedMs();
  }

  onResponseStarted(): void {
    this.#timings.firstByteMs ??= this.#elapsedMs();
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // Interim answers (103 Early Hints) come before the one that counts.
    if (status >= 200) {
      this.#stage = 'response';
      this.#head = { status, headers: headerLines(controller.rawHeaders ?? headers) };
    }
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const roomBytes = this.#options.responseBodyCapBytes - this.#bodyBytes;
    this.#chunks.push(chunk.subarray(0, roomBytes));
    this.#bodyBytes += Math.min(chunk.length, roomBytes);
    if (chunk.length > roomBytes) {
      this.#end(undefined, 'truncated');
    }
  }

  onResponseEnd(): void {
    this.#end(undefined, 'complete');
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.fail(describeFailure(error, this.#stage, this.#options.secure));
  }

  /** How far the exchange has come. */
  get stage(): ExchangeStage {
    return this.#stage;
  }

  /** Ends the exchange for a reason; what has been received of an answer is kept. */
  fail(failure: ExchangeFailure): void {
    this.#end(failure, 'broken');
  }

  #end(failure: ExchangeFailure | undefined, body: 'complete' | 'truncated' | 'broken'): void {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    this.#timings.totalMs = this.#elapsedMs();
    // Filled in field by field: spreading optional parts costs a tenth of the whole exchange.
    const exchange: Mutable<Exchange> = { timings: this.#timings };
    if (this.#head !== undefined) {
      exchange.response = {
        status: this.#head.status,
        headers: this.#head.headers,
        // A copy, because the chunks are views of larger network buffers that should not live on in a log.
        body: Buffer.concat(this.#chunks, this.#bodyBytes),
        truncated: body === 'truncated',
        complete: body === 'complete',
      };
    }
    if (failure !== undefined) {
      exchange.failure = failure;
    }
    if (this.#remoteAddress !== undefined) {
      exchange.remoteAddress = this.#remoteAddress;
    }
    this.#options.onEnd(exchange, body === 'complete');
  }

  #elapsedMs(): number {
    return this.#options.clock.monotonicMs() - this.#startedMs;
  }
}
