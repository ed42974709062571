// snippet:start
import { createServer } from 'node:http';
import { receive, SigningSecret } from '../../mock-server/consumer.ts';

const secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');
export const inbox = new Map<string, object>(); // in production: a table with eventId as its key

export const server = createServer((request, response) => {
  if (request.method !== 'POST') return void response.writeHead(405).end();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= 1_048_576) chunks.push(chunk);
  });
  request.on('end', () => {
    if (size > 1_048_576) return void response.writeHead(413).end();
    const { answer, ...reception } = receive(Buffer.concat(chunks), request.headers, secret);
    if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
});
// snippet:end
