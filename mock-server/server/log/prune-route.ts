import type { FastifyInstance } from 'fastify';
import type { Mock } from '../../dispatch/mock.ts';
import { Problem } from '../plugins/problems.ts';
import type { LogFeed } from './feed/log-feed.ts';
import { oneOf, time, wholeNumber } from './parameter-kinds.ts';
import { readParameters } from './query-parameters.ts';

export const pruneParameters = {
  before: time('Only events that were accepted before this time.'),
  keep: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'All finished events but so many of the newest.'),
  confirm: oneOf(['all'], 'Needed when no finished event would be left.'),
};

/** `DELETE /api/v1/events`: removes finished events; asks for a second word before all of them go. */
export function pruneRoute(server: FastifyInstance, { store: { log } }: Mock, feed: LogFeed): void {
  server.delete('/api/v1/events', async (request) => {
    const { before, keep, confirm } = readParameters(request.query, pruneParameters);
    const leavesSome =
      (keep === undefined || keep > 0) &&
      (before === undefined ? keep !== undefined : await anySince(before));
    if (!leavesSome && confirm === undefined)
      throw new Problem(
        409,
        'confirm-needed',
        'This would remove every finished event.',
        'Add confirm=all if you mean it, or keep some with keep=N or an earlier before=TIME.',
      );
    const limits = before === undefined && keep === undefined ? { keep: 0 } : {};
    const pruned = await log.prune({
      ...limits,
      ...(before === undefined ? {} : { before }),
      ...(keep === undefined ? {} : { keep }),
    });
    if (pruned > 0) feed.tellPruned(pruned);
    return { pruned };
  });

  async function anySince(since: string): Promise<boolean> {
    return (await log.events({ limit: 1, since })).items.length > 0;
  }
}
