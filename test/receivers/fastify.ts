// snippet:start
import { fastify } from 'fastify';
import { receive, SigningSecret } from '../../mock-server/consumer.ts';

const secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');
export const inbox = new Map<string, object>(); // in production: a table with eventId as its key

export const app = fastify({ bodyLimit: 1_048_576 });
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post<{ Body: Buffer }>('/webhooks', async (request, reply) => {
  const reception = receive(request.body, request.headers, secret);
  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);
  return reply.code(reception.answer.status).headers(reception.answer.headers).send(reception.answer.body);
});
// snippet:end
