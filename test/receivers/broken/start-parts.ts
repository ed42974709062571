import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ledger, Parts, Reply } from './reference-receiver.ts';

/** A receiver made of parts, on a free port of 127.0.0.1. */
export interface PartsReceiver {
  readonly url: string;
  /** How often an event was applied. */
  count(eventId: string): number;
  /** The next effect throws. */
  failOnce(): void;
  /** Another one of the same make, on the same port and with the same ledger. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** @param make makes the parts, with whatever they remember. */
export async function startParts(make: () => Parts, secret: string): Promise<PartsReceiver> {
  const ledger = new Set<string>();
  const effects = new Map<string, number>();
  let failsNext = false;
  const apply = (eventId: string) => {
    if (failsNext) {
      failsNext = false;
      throw new Error('The effect failed.');
    }
    effects.set(eventId, (effects.get(eventId) ?? 0) + 1);
  };
  const start = (port: number) => listen(createPartsServer(make(), secret, ledger, apply), port);
  let server = await start(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    count: (eventId) => effects.get(eventId) ?? 0,
    failOnce() {
      failsNext = true;
    },
    async restart() {
      await stop(server);
      server = await start(port);
    },
    close: () => stop(server),
  };
}

function createPartsServer(
  parts: Parts,
  secret: string,
  ledger: Ledger,
  apply: (eventId: string) => void,
): Server {
  const key = parts.secretOf(secret);
  return createServer(parts.serverOptions, (request, response) => {
    receiveWith(parts, key, ledger, apply, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500).end('failed');
    });
  });
}

async function receiveWith(
  parts: Parts,
  secret: string,
  ledger: Ledger,
  apply: (eventId: string) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = (reply: Reply) => parts.answer(response, reply);
  const headers = parts.headersOf(request);
  if (!parts.takesMethod(request.method))
    return answer({ status: 405, headers: { allow: 'POST' }, text: 'POST only' });
  const body = await parts.readBody(request);
  if (!body) return answer({ status: 413, text: 'too large' });
  const verification = parts.verify(parts, body, headers, secret);
  if (verification !== 'verified') return answer(parts.refusal(verification.refused));
  const parsed = parts.parse(body, headers);
  if (parsed.kind === 'invalid') return answer({ status: 400, text: 'no event' });
  if (parsed.kind === 'unknown') return answer(parts.unknownType());
  const { eventId } = parsed.event;
  const accepted = parts.accepted(body);
  if (parts.answersFirst) answer(accepted);
  await parts.applyOnce(ledger, parts.keyOf(eventId, headers), () => apply(eventId));
  if (!parts.answersFirst) answer(accepted);
}

async function listen(server: Server, port: number): Promise<Server> {
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  return server;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
