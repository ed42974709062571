import type { FastifyInstance } from 'fastify';
import { openApiDocument } from '../openapi/open-api-document.ts';
import { apiPieces } from '../openapi/pieces.ts';
import { Problem } from '../plugins/problems.ts';

/** `GET /docs`, `/docs/api` and what these pages need: a fixed set of files, held in memory. */
export function docsRoutes(server: FastifyInstance): void {
  let pages: ReturnType<typeof loadPages> | undefined;
  // The pages refer to each other as files of one folder do, so they need a path that ends with one.
  server.get('/docs', async (_request, reply) => reply.redirect('/docs/', 308));
  server.get<{ Params: { readonly '*': string } }>('/docs/*', async ({ params }, reply) => {
    pages ??= loadPages();
    const { files, policy } = await pages;
    const file = files.get(shortPaths.get(params['*']) ?? params['*']);
    if (file === undefined) throw new Problem(404, 'not-found', 'There is no such page.');
    return reply.header('content-security-policy', policy).type(file.type).send(file.text);
  });
}

const shortPaths: ReadonlyMap<string, string> = new Map([
  ['', 'index.html'],
  ['api', 'api.html'],
]);

/** Loaded and made when somebody first looks: a mock that nobody reads about does not wait for it. */
async function loadPages() {
  const [{ docsFiles }, { contractDocs }, { policy }] = await Promise.all([
    import('../../docs/docs-files.ts'),
    import('../../docs/contract-docs.ts'),
    import('../../docs/policy.ts'),
  ]);
  return { files: docsFiles(contractDocs(), openApiDocument(apiPieces)), policy };
}
