import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './open-api-document.ts';
import { apiPieces } from './pieces.ts';

/** `GET /api/openapi.json`: the description of all of this server's APIs. */
export function openApiRoute(server: FastifyInstance): void {
  let text: string | undefined;
  server.get('/api/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(openApiDocument(apiPieces));
    return reply.type('application/json; charset=utf-8').send(text);
  });
}
