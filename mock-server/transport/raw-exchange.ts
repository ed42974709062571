import { type ClientRequest, request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../runtime/clock.ts';
import { type DialOptions, dial } from './dial.ts';
import type { ExchangeRecorder } from './exchange-recorder.ts';
import { nameHangUp, recordAnswer } from './raw-answer.ts';
import { cutBody, type RawShape, rawHeaders, type ShapedRequest } from './raw-shape.ts';

/** As in the usual transport: headers of an answer beyond this are a protocol error. */
const MAX_RESPONSE_HEADER_BYTES = 16_384;
/** A reset overtakes bytes that the receiver has not read, so it waits until they should have been. */
const RESET_AFTER_MS = 25;

/** What an exchange in an odd shape needs. */
export interface RawExchangeOptions {
  readonly dial: DialOptions;
  readonly clock: Clock;
}

/**
 * One request whose bytes go out as its shape says, over a connection of its own. Node's client instead of undici's,
 * because undici does not send a body that its Content-Length contradicts.
 */
export class RawExchange {
  readonly #request: ShapedRequest;
  readonly #recorder: ExchangeRecorder;
  readonly #options: RawExchangeOptions;
  readonly #shape: RawShape;
  #socket: Socket | undefined;
  #cancelPause: (() => void) | undefined;
  #over = false;

  constructor(request: ShapedRequest, recorder: ExchangeRecorder, options: RawExchangeOptions) {
    this.#request = request;
    this.#shape = request.shape ?? {};
    this.#recorder = recorder;
    this.#options = options;
  }

  /** Dials and sends; the recorder is told how it goes. */
  start(): void {
    const { protocol, hostname, port } = this.#request.url;
    this.#socket = dial(
      { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port },
      this.#options.dial,
      (stage) => this.#recorder.enter(stage),
      (error, socket) => {
        if (socket === null)
          this.#recorder.onResponseError(undefined, error ?? new Error('The connection failed.'));
        else if (!this.#over) this.#exchange(socket);
      },
    );
  }

  /** Stops at whatever point it is; resolves when the socket is closed. */
  destroy(): Promise<void> {
    this.#over = true;
    this.#cancelPause?.();
    const socket = this.#socket;
    if (socket === undefined || socket.closed) return Promise.resolve();
    return new Promise((resolve) => {
      socket.once('close', () => resolve()).destroy();
    });
  }

  #exchange(socket: Socket): void {
    this.#recorder.connected(socket.remoteAddress);
    const fail = (error: Error): void => this.#recorder.onResponseError(undefined, nameHangUp(error));
    const { url } = this.#request;
    const client = httpRequest({
      createConnection: () => socket,
      method: 'POST',
      path: url.pathname + url.search,
      headers: rawHeaders(this.#request),
      maxHeaderSize: MAX_RESPONSE_HEADER_BYTES,
    });
    // The client hears of the socket only in the next tick.
    socket.on('error', fail);
    client.on('error', fail);
    client.on('response', (answer) => recordAnswer(answer, this.#recorder));
    client.on('upgrade', () => this.#recorder.fail(switchedProtocol));
    // The client tells of an answer only when all of its headers have come.
    socket.once('data', () => this.#recorder.onResponseStarted());
    this.#recorder.onRequestStart();
    void this.#write(client, socket);
  }

  async #write(client: ClientRequest, socket: Socket): Promise<void> {
    const { pauseMs, ending = 'answer' } = this.#shape;
    // Before that, ending the socket would overtake what was written.
    await new Promise((resolve) => client.once('socket', resolve));
    let writtenBytes = 0;
    for (const piece of cutBody(this.#request.body, this.#shape)) {
      if (writtenBytes > 0 && pauseMs !== undefined) await this.#pause(pauseMs);
      if (this.#over) return;
      await new Promise<void>((resolve) => {
        client.write(piece, () => resolve());
      });
      writtenBytes += piece.length;
    }
    if (ending === 'reset') await this.#pause(RESET_AFTER_MS);
    if (this.#over) return;
    if (ending === 'answer') client.end();
    else if (ending === 'half-close') socket.end();
    else if (ending === 'close') socket.end(() => this.#hungUp(writtenBytes));
    else {
      // Only a plain TCP socket can be reset.
      if (this.#request.url.protocol === 'http:') socket.resetAndDestroy();
      this.#hungUp(writtenBytes);
    }
  }

  #hungUp(writtenBytes: number): void {
    const message = `We hung up on purpose after ${writtenBytes} of ${this.#request.body.length} bytes of the body.`;
    this.#recorder.fail({ code: 'connection_closed', message });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.setTimer(ms, resolve);
      this.#cancelPause = () => {
        cancel();
        resolve();
      };
    });
  }
}

const switchedProtocol = {
  code: 'protocol_error',
  message: 'The receiver switched to another protocol instead of answering.',
} as const;
