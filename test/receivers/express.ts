// snippet:start
import express from 'express';
import { receive, SigningSecret } from '../../mock-server/consumer.ts';

const secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');
export const inbox = new Map<string, object>(); // in production: a table with eventId as its key

export const app = express();
app.set('env', 'production'); // or NODE_ENV: without it, answers to errors hold the stack
app.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {
  const reception = receive(request.body, request.headers, secret);
  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);
  response.status(reception.answer.status).set(reception.answer.headers).send(reception.answer.body);
});
// snippet:end
