import type { AddressInfo } from 'node:net';
import { afterAll, onTestFinished } from 'vitest';
import { Mock } from '../../../mock-server/dispatch/mock.ts';
import type { Clock } from '../../../mock-server/runtime/clock.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { seededRandom } from '../../../mock-server/runtime/seeded-random.ts';
import { buildServer } from '../../../mock-server/server/build-server.ts';
import type { PublicApiDeps } from '../../../mock-server/server/public-api/deps.ts';
import { ResourceStates } from '../../../mock-server/server/public-api/resources/resource-states.ts';
import type { DeliveryStore, SubscriptionStore } from '../../../mock-server/store/delivery-store.ts';
import { createHttpTransport } from '../../../mock-server/transport/http-transport.ts';
import { expectDocumented } from './documented.ts';
import { emptyTestStore } from './test-store.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what is asked of a body differs from test to test
  readonly body: any;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string | undefined>>,
) => Promise<Answer>;

/** The public API's prefix and that of the control API's subscriptions. */
export const all = '/api/public/v1/event-subscriptions';

/** A subscription that may be created anywhere. */
export const example = {
  endpointUrl: 'https://localhost:9999/hooks',
  eventTypes: ['workflow.run.failed'],
  signingSecret: 'whsec_canary_0123456789abcdef',
};

export interface StartOptions extends Partial<PublicApiDeps> {
  /** What the store does otherwise than it should. */
  readonly subscriptions?: Partial<SubscriptionStore>;
}

/** The server with the public API on a real socket. Every answer is held to the OpenAPI document. */
export async function startPublicApi(
  { subscriptions = {}, ...options }: StartOptions = {},
  atEnd: (close: () => Promise<void>) => void = onTestFinished,
) {
  const clock: Clock & { atMs: number } = {
    ...systemClock,
    atMs: Date.UTC(2026, 3, 7, 10, 22),
    now: () => clock.atMs,
  };
  const held = await emptyTestStore();
  const deps: PublicApiDeps = {
    store: { ...held.store, subscriptions: { ...held.store.subscriptions, ...subscriptions } },
    policy: { allowHosts: [] },
    clock,
    random: seededRandom('public-api'),
    resources: new ResourceStates(),
    ...options,
  };
  const routes = new Set<string>();
  const transport = createHttpTransport({ clock: systemClock, policy: { allowHosts: [] } });
  const store = { ...held.store, ...deps.store } as DeliveryStore;
  const mock = new Mock({ store, transport, clock: systemClock, random: deps.random, owner: 'test' });
  const server = buildServer({
    mock,
    policy: deps.policy,
    apiKey: deps.apiKey,
    clock,
    random: deps.random,
    onRoute: ({ url }) => void routes.add(url),
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  atEnd(() => server.close());
  const { port } = server.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  const call: Call = async (method, path, body, headers = {}) => {
    const all = {
      authorization: 'api-key any',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(origin + path, {
      method,
      headers: sent,
      ...(text === undefined ? {} : { body: text }),
    });
    const answer = { status: response.status, headers: response.headers, text: await response.text() };
    if (method !== 'HEAD')
      expectDocumented({
        method,
        path,
        ...answer,
        ...(typeof body === 'string' ? {} : { requestBody: body }),
      });
    return { ...answer, body: answer.text === '' ? undefined : JSON.parse(answer.text) };
  };
  return { ...held, server, routes, port, origin, call, clock, deps };
}

/** One server for those tests of a file that leave nothing behind for each other; it starts when it is asked for. */
export function sharedPublicApi(options: StartOptions = {}) {
  let started: ReturnType<typeof startPublicApi> | undefined;
  let end = async (): Promise<void> => {};
  afterAll(() => end());
  return () => {
    started ??= startPublicApi(options, (close) => {
      end = close;
    });
    return started;
  };
}
