import { eventTypes } from '../../generated/catalog.ts';
import { type PreparedEvent, prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { type DeliveryEngine, openFastq, openFile, openInMemory, openPostgres } from './delivery-engines.ts';
import { median, type Rate } from './interleave.ts';
import { openBullMq } from './peers/bullmq-engine.ts';
import type { PeerFolder } from './peers/peer-folder.ts';
import { startSink } from './sink.ts';

const eventsPerRound = 4_000;
const rounds = 7;

export interface DurablePathOptions {
  readonly databaseUrl: string | undefined;
  /** Where BullMQ is installed; absent: it is left out. */
  readonly peers: PeerFolder | undefined;
}

/**
 * Deliveries per second from end to end (taken, stored, sent to a sink in a process of its own, marked done): each of
 * ours beside a queue that forgets, and PostgreSQL beside BullMQ where that is there.
 */
export async function benchDurablePaths(options: DurablePathOptions): Promise<readonly (readonly Rate[])[]> {
  const sink = await startSink();
  const engines = await openEngines(new URL(sink.url), options);
  const rates = await interleaveEngines([...engines.ours, ...engines.others]);
  sink.stop();
  const [first, last] = [engines.others[0], engines.others.at(-1)];
  return engines.ours.map((engine) => {
    const beside = engine === engines.postgres ? [last, first] : [first];
    return [engine, ...new Set(beside)].flatMap((one) => (one ? [rateOf(one, rates)] : []));
  });
}

async function openEngines(target: URL, { databaseUrl, peers }: DurablePathOptions) {
  const postgres = databaseUrl === undefined ? undefined : await openPostgres(target, databaseUrl);
  const ours = [await openInMemory(target), await openFile(target), ...(postgres ? [postgres] : [])];
  const others = [openFastq(target)];
  if (peers) others.push(await openBullMq(target, process.env.REDIS_URL || 'redis://127.0.0.1:6379', peers));
  return { ours, others, postgres };
}

async function interleaveEngines(engines: readonly DeliveryEngine[]) {
  const rates = new Map(engines.map((engine): [DeliveryEngine, number[]] => [engine, []]));
  for (let round = 0; round <= rounds; round++)
    for (const [engine, measured] of rates) {
      const perSecond = await timed(engine);
      if (round > 0) measured.push(perSecond);
    }
  for (const engine of engines) await engine.close();
  return rates;
}

function rateOf(engine: DeliveryEngine, rates: ReadonlyMap<DeliveryEngine, readonly number[]>): Rate {
  return { name: engine.name, perSecond: median(rates.get(engine) ?? []) };
}

async function timed(engine: DeliveryEngine): Promise<number> {
  const events = freshEvents();
  const start = performance.now();
  await engine.deliver(events);
  return events.length / ((performance.now() - start) / 1000);
}

/** New ids in every round, as no engine takes an event twice. */
function freshEvents(): readonly PreparedEvent[] {
  const [type] = eventTypes;
  return Array.from({ length: eventsPerRound }, () => prepareEvent(createEvent(type)));
}
