import type { Socket } from 'node:net';
// Importing `undici` itself loads fetch, WebSocket, caches and mocks: about 115 ms against 40 ms for this one
// class (median of many starts on a slow machine), and starting the command line waits for it.
import Client from 'undici/lib/dispatcher/client.js';
import { type DialOptions, dial } from './dial.ts';
import type { ExchangeRecorder } from './exchange-recorder.ts';
import type { OutgoingRequest } from './transport.ts';

/** Headers of an answer beyond this many bytes are a protocol error. */
const MAX_RESPONSE_HEADER_BYTES = 16_384;

/**
 * One HTTP/1.1 connection to one origin, for one exchange at a time.
 *
 * An undici `Client` of its own per connection: its queue never holds a second request, so none can wait behind
 * a slow one or be sent again when the connection breaks.
 */
export class Connection {
  readonly origin: string;
  readonly #client: Client;
  readonly #dialOptions: DialOptions;
  #socket: Socket | undefined;
  #recorder: ExchangeRecorder | undefined;
  #destroyed: Promise<unknown> | undefined;

  /** @param onIdleEnd called when the connection ends while no exchange uses it. */
  constructor(origin: string, dialOptions: DialOptions, onIdleEnd: (connection: Connection) => void) {
    this.origin = origin;
    this.#dialOptions = dialOptions;
    this.#client = new Client(origin, {
      connect: (target, callback) => {
        this.#socket = dial(
          target,
          this.#dialOptions,
          (stage) => this.#recorder?.enter(stage),
          (error, socket) => {
            if (socket === null) {
              callback(error ?? new Error('The connection failed.'), null);
              return;
            }
            this.#recorder?.connected(socket.remoteAddress);
            callback(null, socket);
          },
        );
      },
      // The transport has one deadline over everything; undici's own timers are coarse and would cut in.
      headersTimeout: 0,
      bodyTimeout: 0,
      pipelining: 1,
      maxHeaderSize: MAX_RESPONSE_HEADER_BYTES,
    });
    this.#client.on('disconnect', () => {
      if (this.#recorder === undefined) {
        onIdleEnd(this);
      }
    });
  }

  /** Starts an exchange; the recorder is told how it goes. */
  start(request: OutgoingRequest, recorder: ExchangeRecorder): void {
    this.#recorder = recorder;
    recorder.reuses(this.#socket?.remoteAddress);
    this.#client.dispatch(
      {
        method: 'POST',
        path: request.url.pathname + request.url.search,
        headers: flatten(request.headers),
        body: request.body,
      },
      recorder,
    );
  }

  /** The exchange is over and the connection may serve another. */
  rest(): void {
    this.#recorder = undefined;
  }

  /** Closes the socket at once, whether it is connecting or in use; resolves when it is closed. */
  destroy(): Promise<unknown> {
    this.#destroyed ??= Promise.all([socketClosed(this.#socket), this.#client.destroy()]);
    return this.#destroyed;
  }
}

/** Runs once per exchange, where `flat()` took a twentieth of the time. */
function flatten(headers: OutgoingRequest['headers']): string[] {
  const flat: string[] = [];
  for (const [name, value] of headers) {
    flat.push(name, value);
  }
  return flat;
}

/** undici does not know a socket that is still connecting, so it is destroyed here. */
function socketClosed(socket: Socket | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (socket === undefined || socket.closed) {
      resolve();
      return;
    }
    socket.once('close', () => resolve());
    socket.destroy();
  });
}
