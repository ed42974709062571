import { Duplex } from 'node:stream';

/** Both ends of a connection within this process: what is written to one is read from the other. */
export function memoryConnection(): readonly [client: Duplex, server: Duplex] {
  const client = new End({ allowHalfOpen: true });
  const server = new End({ allowHalfOpen: true });
  client.other = server;
  server.other = client;
  return [client, server];
}

/** Ends the connection of one of these ends, and the other one learns why. */
export function breakConnection(end: Duplex, reason: Error): void {
  if (end instanceof End) end.other?.destroy(reason);
  end.destroy();
}

class End extends Duplex {
  /** What frameworks ask of a socket. */
  readonly remoteAddress = '127.0.0.1';
  readonly remotePort = 0;
  other: End | undefined;
  #readOn: (() => void) | undefined;
  #ended = false;

  override _read(): void {
    const readOn = this.#readOn;
    this.#readOn = undefined;
    readOn?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (this.other === undefined || this.other.destroyed || this.other.push(chunk)) done();
    else this.other.#readOn = done;
  }

  override _final(done: () => void): void {
    this.#endOther();
    done();
  }

  /** As with a socket, the other end still reads what was written, and then the end. */
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#endOther();
    this.#readOn?.();
    done(error);
  }

  #endOther(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.other?.push(null);
  }
}
