import type { FastifyInstance } from 'fastify';
import { type Access, sessionCookie, sessionPath } from '../plugins/access-token.ts';
import { Problem } from '../plugins/problems.ts';

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['code'],
  properties: { code: { type: 'string', maxLength: 100 } },
};

/** `POST /api/v1/session`: a code from a link becomes the cookie of a session. */
export function sessionRoute(server: FastifyInstance, access: Access | undefined): void {
  server.post<{ Body: { code: string } }>(sessionPath, { schema: { body } }, async (request, reply) => {
    // Without a token everybody is let in, and there is nothing that a session would add.
    if (!access) return reply.code(204).send();
    const session = access.beginSession(request.body.code);
    if (session === undefined)
      throw new Problem(401, 'unauthorized', 'The code is wrong, used or too old.', 'Use a new link.');
    return reply.code(204).header('set-cookie', sessionCookie(session)).send();
  });
}
