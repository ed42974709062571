import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { Mock, type MockOptions } from '../../../mock-server/dispatch/mock.ts';
import { type Clock, systemClock } from '../../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../../mock-server/runtime/random.ts';
import { buildServer } from '../../../mock-server/server/build-server.ts';
import { openSqliteStore } from '../../../mock-server/store/sqlite/open-sqlite-store.ts';
import { createHttpTransport } from '../../../mock-server/transport/http-transport.ts';
import { expectDocumented } from '../public-api/documented.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what is asked of a body differs from test to test
  readonly body: any;
}

/** A mock that delivers nothing of itself, so that its log says what a test has put there, and the API over it. */
export async function startLogApi(options: Partial<MockOptions> = {}, clock: Clock = systemClock) {
  const mock = new Mock({
    store: await openSqliteStore({ clock: systemClock }),
    transport: createHttpTransport({ clock: systemClock, policy: { allowHosts: [] } }),
    clock: systemClock,
    random: systemRandom,
    owner: 'test',
    ...options,
  });
  onTestFinished(() => mock.drain());
  return { mock, ...(await startLogServer(mock, clock)) };
}

/** The server alone. What is answered as JSON is held to the OpenAPI document. */
export async function startLogServer(mock: Mock, clock: Clock = systemClock) {
  const server = buildServer({ mock, clock });
  await server.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close());
  const { port } = server.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const call = async (method: string, path: string): Promise<Answer> => {
    const response = await fetch(origin + path, { method });
    const { status, headers } = response;
    const text = await response.text();
    expectDocumented({ method, path, status, headers, text });
    return { status, headers, body: JSON.parse(text) };
  };
  const get = (path: string) => call('GET', path);
  return { server, port, origin, call, get };
}

/** Fails unless an answer refuses a parameter, and says what is wrong with it. */
export function expectRefused({ status, body }: Answer, detail: string): void {
  expect({ status, detail: body.detail }).toEqual({ status: 400, detail: expect.stringContaining(detail) });
}
