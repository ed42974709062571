// snippet:start
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { receive, SigningSecret } from '../../mock-server/consumer.ts';

const secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');
export const inbox = new Map<string, object>(); // in production: a table with eventId as its key

export const server = createServer((request, response) => {
  // The event could not be stored, or the sender went away: either way it comes again.
  handle(request, response).catch(() => response.writeHead(500).end());
});

async function handle(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  if (request.method !== 'POST') return response.writeHead(405, { allow: 'POST' }).end();
  const body = await readBody(request, 1_048_576);
  if (!body) return response.writeHead(413).end();
  const { answer, ...reception } = receive(body, request.headers, secret);
  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);
  return response.writeHead(answer.status, answer.headers).end(answer.body);
}

/** What is too large is read to its end all the same, so that the sender gets to hear of it. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}
// snippet:end
