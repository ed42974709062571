import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { printableText } from '../../../delivery/printable-text.ts';
import { systemClock } from '../../../runtime/clock.ts';
import type { Probe, Receiver, Reply } from '../../receiver.ts';
import { exchangeProbe } from '../http/exchange-probe.ts';
import type { InProcessOptions } from './in-process-receiver.ts';
import { breakConnection, memoryConnection } from './memory-connection.ts';

/** What a handler may take for a request if it says nothing else; those of `node:http` are. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string;
  readonly url?: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface NodeResponse {
  statusCode: number;
  writeHead(status: number, headers?: Readonly<Record<string, string>>): this;
  end(body?: string | Uint8Array): this;
}

/** Of a server of `node:http` only what is needed. */
export interface NodeServer {
  readonly listening: boolean;
  emit(event: 'connection', connection: unknown): unknown;
}

/**
 * A handler of Node's own requests (an Express app, Koa's `app.callback()`), or a server that need not listen, as a
 * receiver without a port. Requests come over connections within this process, through Node's own parser, so that
 * everything about the wire can be tried too; a slow head only on a server that listens, because others have no limits on
 * time.
 */
export function nodeReceiver<Incoming = NodeRequest, Outgoing = NodeResponse>(
  handler: ((request: Incoming, response: Outgoing) => unknown) | NodeServer,
  path: string,
  { clock = systemClock }: InProcessOptions = {},
): Receiver {
  const url = new URL(path, 'http://127.0.0.1');
  const server =
    typeof handler === 'function'
      ? createServer((...exchange) => guard(handler as Listener, ...exchange))
      : handler;
  const open = new Set<Duplex>();
  let kept: Duplex | undefined;

  function connect(): Duplex {
    const [client, serverEnd] = memoryConnection();
    client.on('error', () => {});
    open.add(client);
    client.once('close', () => {
      open.delete(client);
      if (kept === client) kept = undefined;
    });
    server.emit('connection', serverEnd);
    return client;
  }

  async function send(probe: Probe): Promise<Reply> {
    if (probe.wire.slowHeadSeconds !== undefined && !server.listening) return untimed;
    const keeps = probe.wire.connection === 'keep';
    const connection = keeps && kept?.writable ? kept : connect();
    if (connection === kept) kept = undefined;
    const { reply, reusable } = await exchangeProbe(connection, probe, url, clock);
    if (reusable && keeps && kept === undefined) kept = connection;
    else connection.destroy();
    return reply;
  }

  return {
    name: `a Node handler at ${url.pathname}`,
    can: new Set(['socket']),
    send,
    sendTogether: (probes) => Promise.all(probes.map(send)),
    close() {
      for (const connection of open) connection.destroy();
      return Promise.resolve();
    },
  };
}

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

const untimed: Reply = {
  kind: 'failed',
  message: 'A server that does not listen has no limits on time: try this one on the receiver’s URL.',
};

/** A handler that throws ends its connection, as it would by ending its process, and we hear why. */
async function guard(handler: Listener, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handler(request, response);
  } catch (error) {
    const message = printableText(error instanceof Error ? error.message : String(error));
    breakConnection(request.socket, new Error(`The handler threw: ${message}`));
  }
}
