import type { FastifyInstance } from 'fastify';
import { quietHeaders } from '../plugins/local-access.ts';
import { importsOf, loadDashboard } from './dashboard-files.ts';
import { dashboardFilePath, dashboardPage, dashboardPages, dashboardPolicy } from './dashboard-page.ts';

/** The dashboard at `/`. Its files are made or read when the first of them is asked for. */
export function dashboardRoutes(server: FastifyInstance): void {
  let loaded: ReturnType<typeof load> | undefined;
  const load = async () => {
    const files = await loadDashboard();
    return { files, page: dashboardPage(importsOf(files, 'app.js')) };
  };
  const once = () => {
    loaded ??= load();
    return loaded;
  };
  for (const path of dashboardPages)
    server.get(path, async (_request, reply) => {
      const { page } = await once();
      return reply
        .headers({ ...quietHeaders, 'content-security-policy': dashboardPolicy })
        .type('text/html; charset=utf-8')
        .send(page);
    });
  server.get<{ Params: { readonly file: string } }>(dashboardFilePath, async (request, reply) => {
    const { files } = await once();
    const file = files.get(request.params.file);
    if (file === undefined) return reply.callNotFound();
    if (file.isLasting) reply.header('cache-control', 'private, max-age=31536000, immutable');
    return reply.type(file.mediaType).send(file.bytes);
  });
}
