import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { expect, onTestFinished, test } from 'vitest';
import { casesOf } from '../../mock-server/conformance/cases/catalogue.ts';

const [tooLarge] = casesOf({ ids: ['LOD-01'] });
const snippets = tooLarge?.fix.snippets ?? {};

/** A function whose body is code of the catalogue, and after it what takes the rest. */
function functionOf(
  parameter: string,
  framework: string,
  rest: string,
): (given: unknown) => Promise<unknown> {
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as FunctionConstructor;
  return AsyncFunction(...parameter.split(','), `${snippets[framework]}\n${rest}`) as never;
}

async function urlOf(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** In chunks, without a length. */
function post(url: string, bytes: number): Promise<Response> {
  const body = new Blob([new Uint8Array(bytes)]).stream();
  return fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
}

const hosts: Readonly<Record<string, () => Promise<string>>> = {
  async node() {
    const handle = functionOf(
      'request,response',
      'node',
      'response.end(String(Buffer.concat(chunks).length));',
    );
    return urlOf((request, response) => void Reflect.apply(handle, undefined, [request, response]));
  },
  async koa() {
    const handle = functionOf('context', 'koa', 'context.body = String(Buffer.concat(chunks).length);');
    return urlOf(new Koa().use((context) => handle(context) as Promise<void>).callback());
  },
  async next() {
    const handle = functionOf(
      'request',
      'next',
      'return new Response(String(Buffer.concat(chunks).length));',
    );
    return urlOf(async (incoming, response) => {
      const init = { method: 'POST', body: incoming, duplex: 'half' } as unknown as RequestInit;
      const answer = (await handle(new Request('http://127.0.0.1/', init))) as Response;
      response.writeHead(answer.status).end(await answer.text());
    });
  },
};

test.each(Object.keys(hosts))(
  'the limit for bodies in %s counts what arrives, and the sender hears of it',
  async (name) => {
    const url = (await hosts[name]?.()) ?? '';
    expect((await post(url, 3_000_000)).status).toBe(413);
    const small = await post(url, 100_000);
    expect([small.status, await small.text()]).toEqual([200, '100000']);
  },
);
