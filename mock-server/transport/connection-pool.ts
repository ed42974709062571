import { Connection } from './connection.ts';
import type { DialOptions } from './dial.ts';

/** Keeps connections for reuse, the most recently used first, and knows which are still closing. */
export class ConnectionPool {
  readonly #dialOptions: DialOptions;
  readonly #idle = new Map<string, Connection[]>();
  readonly #closing = new Set<Promise<unknown>>();

  constructor(dialOptions: DialOptions) {
    this.#dialOptions = dialOptions;
  }

  /** An idle connection to the origin, or a new one that dials when it is used. */
  take(origin: string): Connection {
    const idle = this.#idle.get(origin);
    const connection = idle?.pop();
    if (idle?.length === 0) {
      this.#idle.delete(origin);
    }
    return connection ?? new Connection(origin, this.#dialOptions, (ended) => this.#drop(ended));
  }

  /** Keeps a connection whose exchange went to its end. undici closes it after 4 s without use. */
  keep(connection: Connection): void {
    connection.rest();
    const idle = this.#idle.get(connection.origin);
    if (idle === undefined) {
      this.#idle.set(connection.origin, [connection]);
    } else {
      idle.push(connection);
    }
  }

  /** Closes a connection that is not to be used again. */
  discard(connection: Connection): void {
    const closing = connection.destroy().finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }

  /** Closes every idle connection and waits for those that were discarded. */
  async close(): Promise<void> {
    for (const connection of [...this.#idle.values()].flat()) {
      this.discard(connection);
    }
    this.#idle.clear();
    await Promise.all(this.#closing);
  }

  #drop(connection: Connection): void {
    const rest = this.#idle.get(connection.origin)?.filter((other) => other !== connection) ?? [];
    if (rest.length === 0) {
      this.#idle.delete(connection.origin);
    } else {
      this.#idle.set(connection.origin, rest);
    }
    this.discard(connection);
  }
}
