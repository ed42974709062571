import type { FastifyInstance } from 'fastify';
import { type Access, sessionCookie, sessionPath } from '../plugins/access-token.ts';
import { Problem } from '../plugins/problems.ts';

const text = { type: 'string', minLength: 1, maxLength: 1_000 };
const body = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: { code: text, token: text },
};

interface SessionRequest {
  readonly code?: string;
  readonly token?: string;
}

/** `POST /api/v1/session`: a code from a link, or the token itself, becomes the cookie of a session. */
export function sessionRoute(server: FastifyInstance, access: Access | undefined): void {
  server.post<{ Body: SessionRequest }>(sessionPath, { schema: { body } }, async (request, reply) => {
    // Without a token everybody is let in, and there is nothing that a session would add.
    if (!access) return reply.code(204).send();
    const { code, token } = request.body;
    const session = token === undefined ? access.beginSession(code ?? '') : access.beginSessionFor(token);
    if (session === undefined)
      throw token === undefined
        ? new Problem(
            401,
            'unauthorized',
            'The code is wrong, used or too old.',
            'Use a new link, or the token.',
          )
        : new Problem(401, 'unauthorized', 'The access token is wrong.');
    return reply.code(204).header('set-cookie', sessionCookie(session)).send();
  });
}
