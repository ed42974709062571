import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { connectionString } from './temporary-schema.ts';

export interface SwitchableProxy {
  /** Leads to the real server, with a user's password in it. */
  readonly connectionString: string;
  /** Cuts all connections and takes no new ones. */
  off(): Promise<void>;
  on(): Promise<void>;
}

/** A TCP proxy before PostgreSQL, which goes with the test. */
export async function switchableProxy(password: string): Promise<SwitchableProxy> {
  const target = new URL(connectionString);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port || 5432) });
    for (const [from, to] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => sockets.delete(from));
      from.pipe(to);
    }
  });
  const on = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const off = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await on(0);
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => (server.listening ? off() : undefined));
  const url = new URL(connectionString);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  url.password = password;
  return { connectionString: url.href, off, on: () => on(port) };
}
