// snippet:start
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { receive, SigningSecret } from '../../mock-server/consumer.ts';

const secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');
export const inbox = new Map<string, object>(); // in production: a table with eventId as its key

export const app = new Hono();
app.post('/webhooks', bodyLimit({ maxSize: 1_048_576 }), async ({ req: request }) => {
  const body = new Uint8Array(await request.arrayBuffer());
  const reception = receive(body, request.raw.headers, secret);
  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);
  return new Response(reception.answer.body, reception.answer);
});
// snippet:end
