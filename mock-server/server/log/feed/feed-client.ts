import type { ServerResponse } from 'node:http';

/** More than this waits for nobody: whoever reads slower than it is sent loses the connection, and may resume. */
const mostBufferedBytes = 1_048_576;

/** One connection of the feed. */
export class FeedClient {
  /** The sequence number up to which it has been told; undefined until it is known where it begins. */
  seq: number | undefined;
  readonly #raw: ServerResponse;

  constructor(raw: ServerResponse, headers: Readonly<Record<string, unknown>>) {
    this.#raw = raw;
    raw.writeHead(200, {
      ...(headers as Readonly<Record<string, string>>),
      'content-type': 'text/event-stream; charset=utf-8',
    });
  }

  send(text: string): void {
    if (this.#raw.writableEnded || this.#raw.destroyed) return;
    if (this.#raw.writableLength > mostBufferedBytes) this.#raw.destroy();
    else this.#raw.write(text);
  }

  end(): void {
    this.#raw.end();
  }

  onGone(listener: () => void): void {
    this.#raw.once('close', listener);
  }
}
