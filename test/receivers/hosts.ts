import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { handler } from './lambda.ts';

/** What Next.js does around a route: a web `Request` in, a web `Response` out, 405 for methods without a handler. */
export function hostFetchHandler(post: (request: Request) => Promise<Response>): Server {
  return host(async (request, response) => {
    const { method = '', headers, rawHeaders } = request;
    const pairs = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
    const body = new Uint8Array(await buffer(request));
    const answer = await post(
      new Request(new URL(request.url ?? '', `http://${headers.host}`), {
        method,
        headers: pairs as [string, string][],
        body,
      }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
}

/** What API Gateway does around a function: text as it is, everything else in base64; equal headers joined by commas. */
export function hostLambda(handle: typeof handler): Server {
  return host(async (request, response) => {
    const body = await buffer(request);
    const isText = /^(?:text\/|application\/json)/.test(request.headers['content-type'] ?? '');
    const isBase64Encoded = !isText || !Buffer.from(body.toString()).equals(body);
    const headers = Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      values?.join(','),
    ]);
    const answer = await handle({
      headers: Object.fromEntries(headers),
      body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
      isBase64Encoded,
    });
    response.writeHead(answer.statusCode, answer.headers).end(answer.body);
  });
}

function host(answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Server {
  return createServer((request, response) => {
    if (request.method !== 'POST') return response.writeHead(405).end();
    // A sender that goes away in the middle is no reason to stop.
    return answer(request, response).catch(() => response.destroy());
  });
}
