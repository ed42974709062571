import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Receiver } from '../../mock-server/conformance/receiver.ts';
import { fastifyReceiver } from '../../mock-server/conformance/receivers/in-process/fastify-receiver.ts';
import { fetchReceiver } from '../../mock-server/conformance/receivers/in-process/fetch-receiver.ts';
import { lambdaReceiver } from '../../mock-server/conformance/receivers/in-process/lambda-receiver.ts';
import { nodeReceiver } from '../../mock-server/conformance/receivers/in-process/node-receiver.ts';
import type { PlexteraEvent } from '../../mock-server/contract/event.ts';
import type * as express from './express.ts';
import type * as fastify from './fastify.ts';
import type * as hono from './hono.ts';
import { hostFetchHandler, hostLambda } from './hosts.ts';
import type * as koa from './koa.ts';
import type * as lambda from './lambda.ts';
import type * as nextRoute from './next-route.ts';
import type * as nodeHttp from './node-http.ts';

export const receiverNames = [
  'express',
  'fastify',
  'hono',
  'koa',
  'lambda',
  'next-route',
  'node-http',
] as const;
export type ReceiverName = (typeof receiverNames)[number];

/** A correct receiver that listens on 127.0.0.1. */
export interface RunningReceiver {
  readonly url: string;
  /** The events that it acted on so far, each once. */
  readonly applied: readonly PlexteraEvent[];
  /** The same receiver without its port, by the adapter for its framework. */
  readonly inProcess: Receiver;
  /** The next event cannot be stored. */
  failOnce(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts one of the receivers on a free port. Each start loads its module anew, with this secret in the environment,
 * so that two of them share nothing.
 */
export async function startReceiver(name: ReceiverName, secret: string): Promise<RunningReceiver> {
  const { server, inProcess, inbox } = await inTurn(() => withSecret(secret, load[name]));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    get applied() {
      return [...inbox.values()] as PlexteraEvent[];
    },
    inProcess,
    failOnce: async () => failNext(inbox),
    close: () => close(server),
  };
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other, because a process has one environment. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const result = last.then(task);
  last = result.catch(() => {});
  return result;
}

async function withSecret<T>(secret: string, task: () => Promise<T>): Promise<T> {
  const before = process.env.PLEXTERA_SIGNING_SECRET;
  process.env.PLEXTERA_SIGNING_SECRET = secret;
  try {
    return await task();
  } finally {
    if (before === undefined) delete process.env.PLEXTERA_SIGNING_SECRET;
    else process.env.PLEXTERA_SIGNING_SECRET = before;
  }
}

let loads = 0;

/** A module as if it were imported for the first time. */
function fresh<T>(name: ReceiverName): Promise<T> {
  loads += 1;
  return import(/* @vite-ignore */ new URL(`./${name}.ts?load=${loads}`, import.meta.url).href);
}

interface Loaded {
  readonly server: Server;
  readonly inProcess: Receiver;
  readonly inbox: Map<string, object>;
}

const path = '/webhooks';

const load: Readonly<Record<ReceiverName, () => Promise<Loaded>>> = {
  async express() {
    const { app, inbox } = await fresh<typeof express>('express');
    return { server: createServer(app), inProcess: nodeReceiver(app, path), inbox };
  },
  async fastify() {
    const { app, inbox } = await fresh<typeof fastify>('fastify');
    await app.ready();
    return { server: app.server, inProcess: fastifyReceiver(app, path), inbox };
  },
  async hono() {
    const { app, inbox } = await fresh<typeof hono>('hono');
    return { server: createAdaptorServer(app) as Server, inProcess: fetchReceiver(app.fetch), inbox };
  },
  async koa() {
    const { app, inbox } = await fresh<typeof koa>('koa');
    const listener = app.callback();
    return { server: createServer(listener), inProcess: nodeReceiver(listener, path), inbox };
  },
  async lambda() {
    const { handler, inbox } = await fresh<typeof lambda>('lambda');
    const inProcess = lambdaReceiver(handler, { methods: ['POST'] });
    return { server: hostLambda(handler), inProcess, inbox };
  },
  async 'next-route'() {
    const { POST, inbox } = await fresh<typeof nextRoute>('next-route');
    return { server: hostFetchHandler(POST), inProcess: fetchReceiver({ POST }), inbox };
  },
  async 'node-http'() {
    const { server, inbox } = await fresh<typeof nodeHttp>('node-http');
    return { server, inProcess: nodeReceiver(server, path), inbox };
  },
};

function failNext(inbox: Map<string, object>): void {
  inbox.set = () => {
    Reflect.deleteProperty(inbox, 'set');
    throw new Error('The table is locked.');
  };
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}
