// snippet:start
import Koa from 'koa';
import { receive, SigningSecret } from '../../mock-server/consumer.ts';

const secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');
export const inbox = new Map<string, object>(); // in production: a table with eventId as its key

export const app = new Koa();

app.use(async (context) => {
  if (context.method !== 'POST') return context.throw(405);
  const body = await readBody(context.req, 1_048_576);
  if (!body) return context.throw(413);
  const reception = receive(body, context.headers, secret);
  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);
  Object.assign(context, { status: reception.answer.status, body: reception.answer.body });
  context.set(reception.answer.headers);
});

/** What is too large is read to its end all the same, so that the sender gets to hear of it. */
async function readBody(request: AsyncIterable<Buffer>, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}
// snippet:end
