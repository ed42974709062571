import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import express from 'express';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { afterAll, describe, expect, test } from 'vitest';
import type { Receiver } from '../../../mock-server/conformance/receiver.ts';
import { fastifyReceiver } from '../../../mock-server/conformance/receivers/in-process/fastify-receiver.ts';
import { fetchReceiver } from '../../../mock-server/conformance/receivers/in-process/fetch-receiver.ts';
import { lambdaReceiver } from '../../../mock-server/conformance/receivers/in-process/lambda-receiver.ts';
import { nodeReceiver } from '../../../mock-server/conformance/receivers/in-process/node-receiver.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { probe, shown } from './probe.ts';

afterAll(expectNoSocketsLeft);

/** What a handler got, as text, so that all of them can be compared. */
function seen(
  method: string,
  url: string,
  headers: Headers | object,
  body: Uint8Array = new Uint8Array(),
): string {
  const of = (name: string): unknown =>
    headers instanceof Headers ? headers.get(name) : (headers as Record<string, unknown>)[name];
  const bytes = Buffer.from(body).toString('hex');
  return [method, url, of('host'), of('content-length'), of('x-a'), of('x-latin'), bytes].join(' ');
}

const echoes: readonly (readonly [name: string, receiver: Receiver])[] = [
  [
    'fetch',
    fetchReceiver(async (request) => {
      const { method, headers } = request;
      const body = new Uint8Array(await request.arrayBuffer());
      return new Response(seen(method, new URL(request.url).pathname, headers, body), { status: 202 });
    }),
  ],
  [
    'Hono',
    (() => {
      const app = new Hono();
      app.all('/webhooks', async ({ req: { raw } }) => {
        const body = new Uint8Array(await raw.arrayBuffer());
        return new Response(seen(raw.method, '/webhooks', raw.headers, body), { status: 202 });
      });
      return fetchReceiver(app.fetch);
    })(),
  ],
  [
    'Fastify',
    (() => {
      const app = fastify();
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      app.all('/webhooks', (request, reply) =>
        reply.code(202).send(seen(request.method, request.url, request.headers, request.body as Buffer)),
      );
      return fastifyReceiver(app, '/webhooks');
    })(),
  ],
  [
    'Express',
    (() => {
      const app = express();
      app.all('/webhooks', express.raw({ type: () => true }), (request, response) => {
        response.status(202).send(seen(request.method, request.url, request.headers, request.body));
      });
      return nodeReceiver(app, '/webhooks');
    })(),
  ],
  [
    'Koa',
    (() => {
      const app = new Koa();
      app.use(async (context) => {
        const chunks: Buffer[] = [];
        for await (const chunk of context.req) chunks.push(chunk);
        context.status = 202;
        context.body = seen(context.method, context.url, context.headers, Buffer.concat(chunks));
      });
      return nodeReceiver(app.callback(), '/webhooks');
    })(),
  ],
  [
    'a server of node:http',
    nodeReceiver(
      createServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk);
        const { method = '', url = '', headers } = request;
        response.writeHead(202).end(seen(method, url, headers, Buffer.concat(chunks)));
      }),
      '/webhooks',
    ),
  ],
  [
    'Lambda',
    lambdaReceiver(async (event: EchoedEvent) => ({
      statusCode: 202,
      body: seen(
        event.requestContext.http.method,
        event.rawPath,
        event.headers,
        Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
      ),
    })),
  ],
];

interface EchoedEvent {
  readonly rawPath: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly requestContext: { readonly http: { readonly method: string } };
}

describe.each(echoes)('%s', (_name, receiver) => {
  test('gets the method, the path, the headers as they would arrive, and the exact bytes', async () => {
    const sent = probe({
      method: 'PUT',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-A', '1'],
        ['x-a', ' 2 '],
        ['X-Latin', 'é１'],
      ],
    });
    const body = Uint8Array.of(0, 0xff, 0xc3, 0x0d, 0x0a);
    const reply = await receiver.send({ ...sent, body });
    const latin = Buffer.from('é１').toString('latin1');
    expect(shown(reply)).toBe(`202 PUT /webhooks 127.0.0.1 5 1, 2 ${latin.trim()} 00ffc30d0a`);
  });

  test('takes probes together', async () => {
    const replies = await receiver.sendTogether?.(Array.from({ length: 10 }, () => probe()));
    expect(replies?.map((reply) => reply.kind === 'answer' && reply.status)).toEqual(Array(10).fill(202));
  });

  test('can be asked with GET, without a body', async () => {
    const reply = await receiver.send(probe({ method: 'GET', headers: [], body: '' }));
    expect(reply).toMatchObject({ kind: 'answer', status: 202 });
  });
});

type Behaviour = 'throws' | 'rejects' | 'hangs';
const act = (behaviour: Behaviour): Promise<never> => {
  if (behaviour === 'throws') throw new Error('out of\u001b[31m luck');
  return behaviour === 'rejects' ? Promise.reject(new Error('out of\u001b[31m luck')) : new Promise(() => {});
};
const failing: readonly (readonly [name: string, make: (behaviour: Behaviour) => Receiver])[] = [
  ['a fetch handler', (behaviour) => fetchReceiver(() => act(behaviour))],
  ['a Lambda handler', (behaviour) => lambdaReceiver(() => act(behaviour))],
  ['a Node handler', (behaviour) => nodeReceiver(() => act(behaviour), '/')],
  ['an app with inject', (behaviour) => fastifyReceiver({ inject: () => act(behaviour) }, '/')],
];

describe.each(failing)('%s', (_name, make) => {
  test.each(['throws', 'rejects'] as const)('that %s closes, and says why', async (behaviour) => {
    const reply = await make(behaviour).send(probe());
    expect(shown(reply)).toBe('closed: The handler threw: out of\ufffd[31m luck');
  });

  test('that hangs gives no answer', async () => {
    const receiver = make('hangs');
    expect(shown(await receiver.send(probe({ deadlineMs: 30 })))).toBe(
      'no-answer: No answer came within 30 ms.',
    );
    await receiver.close();
  });
});

test('a route of handlers by method answers others by 405, and a route of Lambda by 404', async () => {
  const route = { dynamic: 'force-dynamic', POST: () => new Response('posted') };
  const receiver = fetchReceiver(route);
  expect(shown(await receiver.send(probe()))).toBe('200 posted');
  expect(shown(await receiver.send(probe({ method: 'PUT' })))).toBe('405');
  const lambda = lambdaReceiver(({ rawPath }) => ({ statusCode: 200, body: rawPath }), { methods: ['POST'] });
  expect(shown(await lambda.send(probe()))).toBe('200 /webhooks');
  expect(shown(await lambda.send(probe({ method: 'PUT' })))).toBe('404');
});

test('an error that Fastify, Express or Koa answers is an answer', async () => {
  const [onFastify, onExpress, onKoa] = [fastify(), express(), new Koa({ silent: true } as object)];
  onFastify.post('/', () => act('rejects'));
  onExpress.set('env', 'test').post('/', () => act('rejects'));
  onKoa.silent = true;
  onKoa.use(() => act('rejects'));
  for (const receiver of [
    fastifyReceiver(onFastify, '/'),
    nodeReceiver(onExpress, '/'),
    nodeReceiver(onKoa.callback(), '/'),
  ])
    expect(await receiver.send(probe())).toMatchObject({ kind: 'answer', status: 500 });
});

test('a fetch handler without a Response, and a Lambda handler without a status, have not answered', async () => {
  const nothing = fetchReceiver(() => undefined as never);
  expect(shown(await nothing.send(probe()))).toBe('closed: The handler threw: it gave no Response.');
  expect(shown(await lambdaReceiver(() => undefined).send(probe()))).toMatch(/^closed: .*returned nothing/);
  expect(shown(await lambdaReceiver(() => ({ statusCode: 'x' })).send(probe()))).toMatch(
    /^closed: .*no status/,
  );
  expect(shown(await lambdaReceiver(() => ({ ok: 1 })).send(probe()))).toBe('200 {"ok":1}');
});

test('Lambda gets text as text, and what is not in base64', async () => {
  const receiver = lambdaReceiver((event: EchoedEvent) => ({ statusCode: 200, body: event.body ?? 'none' }));
  expect(shown(await receiver.send(probe()))).toBe('200 {"a":1}');
  expect(shown(await receiver.send(probe({ headers: [['Content-Type', 'x/y']] })))).toBe('200 eyJhIjoxfQ==');
  expect(shown(await receiver.send({ ...probe(), body: Uint8Array.of(0xff) }))).toBe('200 /w==');
  expect(shown(await receiver.send(probe({ body: '' })))).toBe('200 none');
});

test('what a request of the web cannot be is a failure of our own', async () => {
  const receiver = fetchReceiver(() => new Response());
  const reply = await receiver.send(probe({ headers: [['X-A', 'a\u0000b']] }));
  expect(shown(reply)).toMatch(/^failed: This cannot be handed over: /);
});

describe('a Node handler', () => {
  test('meets everything about the wire, through Node’s own parser', async () => {
    let connections = 0;
    const server = createServer((request, response) => {
      let size = 0;
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      request.on('end', () => response.end(`${request.httpVersion} ${request.url} ${size}`));
    }).on('connection', () => {
      connections += 1;
    });
    const receiver = nodeReceiver(server, '/x');
    const send = async (wire: Parameters<typeof probe>[0]) => shown(await receiver.send(probe(wire)));
    expect(await send({ wire: { chunkBytes: 1 } })).toBe('200 1.1 /x 7');
    expect(await send({ wire: { pieces: 7, pauseMs: 1 } })).toBe('200 1.1 /x 7');
    expect(await send({ wire: { httpVersion: '1.0' } })).toBe('200 1.0 /x 7');
    expect(await send({ wire: { absoluteTarget: true } })).toBe('200 1.1 http://127.0.0.1/x 7');
    expect(await send({ wire: { expectContinue: true } })).toBe('200 1.1 /x 7');
    expect(await send({ wire: { ambiguous: 'cl-te' } })).toBe('400');
    expect(await send({ wire: { ambiguous: 'two-lengths' } })).toBe('400');
    expect(await send({ wire: { lengthOff: 5, hangUp: true } })).toMatch(/^closed: We hung up/);
    expect(await send({ wire: { slowHeadSeconds: 20 } })).toMatch(/^failed: /);
    const before = connections;
    for (let turn = 0; turn < 3; turn += 1)
      expect(await send({ wire: { connection: 'keep' } })).toBe('200 1.1 /x 7');
    expect(connections - before).toBe(1);
    await receiver.close();
  });

  test('is asked without a socket, and may be written without types of its own', async () => {
    const receiver = nodeReceiver(async ({ method, headers }, response) => {
      const sockets = process.getActiveResourcesInfo().filter((kind) => /^TCP/.test(kind));
      response.writeHead(201).end(`${method} ${headers.host} ${sockets.length}`);
    }, '/');
    expect(shown(await receiver.send(probe()))).toBe('201 POST 127.0.0.1 0');
  });

  test('leaves Express as it was for real connections', async () => {
    const app = express().post('/', (_request, response) => void response.send('ok'));
    expect(shown(await nodeReceiver(app, '/').send(probe()))).toBe('200 ok');
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { readonly port: number };
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { connection: 'close' },
    });
    expect(await response.text()).toBe('ok');
    await new Promise((resolve) => server.close(resolve));
  });

  test('carries a body and an answer of a megabyte', async () => {
    const receiver = nodeReceiver(
      (request: IncomingMessage, response: ServerResponse) => request.pipe(response),
      '/',
    );
    const reply = await receiver.send(probe({ body: 'x'.repeat(1_000_000) }));
    expect(reply).toMatchObject({ kind: 'answer', status: 200 });
    expect(reply.kind === 'answer' && reply.body.length).toBe(65_536);
    await receiver.close();
  });
});
