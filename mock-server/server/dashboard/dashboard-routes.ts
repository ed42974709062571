import type { FastifyInstance } from 'fastify';
import { quietHeaders } from '../plugins/local-access.ts';
import { type DashboardFile, dashboardFiles, loadDashboard } from './dashboard-files.ts';
import { dashboardPage, dashboardPages, dashboardPolicy } from './dashboard-page.ts';

/** The dashboard at `/`. Its files are made or read when the first of them is asked for. */
export function dashboardRoutes(server: FastifyInstance): void {
  for (const path of dashboardPages)
    server.get(path, async (_request, reply) =>
      reply
        .headers({ ...quietHeaders, 'content-security-policy': dashboardPolicy })
        .type('text/html; charset=utf-8')
        .send(dashboardPage),
    );
  let files: ReturnType<typeof loadDashboard> | undefined;
  for (const [name, mediaType] of Object.entries(dashboardFiles) as [DashboardFile, string][])
    server.get(`/dashboard/${name}`, async (_request, reply) => {
      files ??= loadDashboard();
      return reply.type(mediaType).send(Buffer.from((await files).get(name) ?? []));
    });
}
