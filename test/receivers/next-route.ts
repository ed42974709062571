// snippet:start
import { receive, SigningSecret } from '../../mock-server/consumer.ts';

const secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');
const inbox = new Map<string, object>(); // in production: a table with eventId as its key

export async function POST(request: Request): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.length > 1_048_576) return new Response(null, { status: 413 });
  const reception = receive(body, request.headers, secret);
  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);
  return new Response(reception.answer.body, reception.answer);
}
// snippet:end

// A route file of Next.js must not export anything else, so this stands outside of it.
export { inbox };
