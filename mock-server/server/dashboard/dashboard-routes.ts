import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../runtime/clock.ts';
import type { DeliveryLogStore } from '../../store/delivery-log-store.ts';
import type { Access } from '../plugins/access-token.ts';
import { quietHeaders } from '../plugins/local-access.ts';
import { importsOf, loadDashboard, textOf } from './dashboard-files.ts';
import { dashboardFilePath, dashboardPage, dashboardPages, dashboardPolicy } from './dashboard-page.ts';
import { drawFirstList, type FirstList } from './first-list.ts';

export interface DashboardOptions {
  readonly log: DeliveryLogStore;
  readonly access: Access | undefined;
  readonly clock: Clock;
  /** Told once why a page came without its list; that page still works. */
  readonly onTrouble?: ((error: unknown) => void) | undefined;
}

/** The dashboard at `/`. Its files are made or read when the first of them is asked for. */
export function dashboardRoutes(server: FastifyInstance, options: DashboardOptions): void {
  const { log, access, clock, onTrouble } = options;
  let loaded: ReturnType<typeof load> | undefined;
  const load = async () => {
    const { files, firstPage } = await loadDashboard();
    const parts = {
      styles: textOf(files, 'app.css'),
      theme: textOf(files, 'theme.js'),
      imports: importsOf(files, 'app.js'),
    };
    return { files, firstPage, parts, policy: dashboardPolicy(parts) };
  };
  const once = () => {
    loaded ??= load();
    return loaded;
  };
  let isTold = false;
  /** The list for those who may see it; undefined where the script is to draw all. */
  const firstListFor = async (request: FastifyRequest): Promise<FirstList | undefined> => {
    if (access && !access.allows(request)) return undefined;
    try {
      const { firstPage } = await once();
      return await drawFirstList(firstPage, {
        log,
        clock,
        url: new URL(request.url, `http://${request.host}`),
      });
    } catch (error) {
      if (!isTold) onTrouble?.(error);
      isTold = true;
      return undefined;
    }
  };
  for (const path of dashboardPages)
    server.get(path, async (request, reply) => {
      const { parts, policy } = await once();
      const first = path === '/' ? await firstListFor(request) : undefined;
      return reply
        .headers({ ...quietHeaders, 'content-security-policy': policy })
        .type('text/html; charset=utf-8')
        .send(dashboardPage(parts, first));
    });
  server.get<{ Params: { readonly file: string } }>(dashboardFilePath, async (request, reply) => {
    const { files } = await once();
    const file = files.get(request.params.file);
    if (file === undefined) return reply.callNotFound();
    if (file.isLasting) reply.header('cache-control', 'private, max-age=31536000, immutable');
    return reply.type(file.mediaType).send(file.bytes);
  });
}
