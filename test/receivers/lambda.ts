// snippet:start
import { receive, SigningSecret } from '../../mock-server/consumer.ts';

const secret = new SigningSecret(process.env.PLEXTERA_SIGNING_SECRET ?? '');
export const inbox = new Map<string, object>(); // in production: a table with eventId as its key

export async function handler(request: ApiGatewayRequest) {
  const body = Buffer.from(request.body ?? '', request.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > 1_048_576) return { statusCode: 413 };
  const reception = receive(body, request.headers, secret);
  if (reception.kind === 'event') inbox.set(reception.event.eventId, reception.event);
  const { status: statusCode, headers, body: text } = reception.answer;
  return { statusCode, headers, body: text };
}

interface ApiGatewayRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}
// snippet:end
