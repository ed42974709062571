import type { Receiver } from '../../receiver.ts';
import { DEFAULT_URL, receivedHeaders } from './handed-over.ts';
import { type InProcessOptions, inProcessReceiver } from './in-process-receiver.ts';

export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** A module of handlers by method, as a route file of Next.js is one; other exports do not matter. */
export interface FetchRoute {
  readonly POST: FetchHandler;
}

export interface FetchReceiverOptions extends InProcessOptions {
  /** The URL that requests carry; by default `http://127.0.0.1/webhooks`. */
  readonly url?: string;
}

/**
 * A handler of web standard requests as a receiver, without a server: Hono's `app.fetch`, a Worker, or the handlers of a
 * route by their methods (`{ POST }`), where other methods are answered by 405 as frameworks do. As on such platforms,
 * several lines of one header arrive joined by a comma, and GET and HEAD have no body.
 */
export function fetchReceiver(
  handler: FetchHandler | FetchRoute,
  options: FetchReceiverOptions = {},
): Receiver {
  const url = new URL(options.url ?? DEFAULT_URL);
  const handle = typeof handler === 'function' ? handler : routed(handler);
  return inProcessReceiver(
    {
      name: `a fetch handler at ${url.pathname}`,
      input: (probe) => {
        const { method, body } = probe;
        const headers = receivedHeaders(probe, url).map(([name, value]): [string, string] => [name, value]);
        const bodiless = method === 'GET' || method === 'HEAD';
        return new Request(url, { method, headers, ...(!bodiless && { body: new Uint8Array(body) }) });
      },
      async answer(request) {
        const response = await handle(request);
        // Not by instanceof: adapters bring a class of their own.
        if (typeof response?.arrayBuffer !== 'function') throw new TypeError('it gave no Response.');
        return {
          status: response.status,
          headers: [...response.headers],
          body: new Uint8Array(await response.arrayBuffer()),
        };
      },
    },
    options,
  );
}

function routed(route: FetchRoute): FetchHandler {
  const handlers = new Map(Object.entries(route as unknown as Record<string, unknown>));
  return (request) => {
    const handler = handlers.get(request.method);
    return typeof handler === 'function' ? handler(request) : new Response(null, { status: 405 });
  };
}
