import { randomUUID } from 'node:crypto';
import { preparedFrom } from '../../../mock-server/dispatch/prepared-event.ts';
import { type DeliveryEngine, openAttempts, takeAll } from '../delivery-engines.ts';
import type { PeerFolder } from './peer-folder.ts';

/** As much of BullMQ as is used. */
interface BullMq {
  readonly Queue: new (
    name: string,
    options: object,
  ) => {
    add(name: string, data: unknown, options: object): Promise<unknown>;
    obliterate(options: object): Promise<void>;
    close(): Promise<void>;
  };
  readonly Worker: new (
    name: string,
    work: (job: { readonly data: string }) => Promise<void>,
    options: object,
  ) => { on(event: string, listener: () => void): unknown; close(): Promise<void> };
}

/** The same attempts behind BullMQ. */
export async function openBullMq(target: URL, redisUrl: string, peers: PeerFolder): Promise<DeliveryEngine> {
  peers.install('bullmq@6.7.0', 'ioredis@5.11.1');
  const { Queue, Worker } = peers.load<BullMq>('bullmq');
  const { hostname: host, port } = new URL(redisUrl);
  const connection = { host, port: Number(port || 6379), maxRetriesPerRequest: null };
  const attempts = openAttempts(target);
  const name = `bench-${randomUUID()}`;
  const queue = new Queue(name, { connection });
  const work = (job: { readonly data: string }) => attempts.make(preparedFrom(Buffer.from(job.data)));
  const worker = new Worker(name, work, { connection, concurrency: 64 });
  let left = 0;
  let done: () => void = () => {};
  worker.on('completed', () => {
    left -= 1;
    if (left === 0) done();
  });
  return {
    name: 'BullMQ on Redis',
    deliver: async (events) => {
      left = events.length;
      const delivered = new Promise<void>((resolve) => {
        done = resolve;
      });
      await takeAll(events, ({ body }) => queue.add('event', body.toString(), { removeOnComplete: 1_000 }));
      await delivered;
    },
    close: async () => {
      await worker.close();
      await queue.obliterate({ force: true });
      await queue.close();
      await attempts.close();
    },
  };
}
