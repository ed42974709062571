import type { Probe, Receiver } from '../../receiver.ts';
import { receivedHeaders } from './handed-over.ts';
import { type InProcessOptions, inProcessReceiver } from './in-process-receiver.ts';

/** Of a Fastify instance only what is needed, so that any version of it will do. */
export interface InjectableApp {
  inject(request: InjectedRequest): PromiseLike<InjectedAnswer>;
}

export interface InjectedRequest {
  readonly method: 'GET';
  readonly url: string;
  readonly headers: Record<string, string | string[]>;
  readonly payload?: Uint8Array;
}

export interface InjectedAnswer {
  readonly statusCode: number;
  readonly headers: object;
  readonly rawPayload: Uint8Array;
}

/** A route of a Fastify app as a receiver, by `app.inject`: no port, and hooks and plugins as in production. */
export function fastifyReceiver(app: InjectableApp, path: string, options: InProcessOptions = {}): Receiver {
  const url = new URL(path, 'http://127.0.0.1');
  return inProcessReceiver(
    {
      name: `a Fastify app at ${url.pathname}`,
      input: (probe): InjectedRequest => ({
        // Fastify's types list the methods, and differ from version to version.
        method: probe.method as 'GET',
        url: url.pathname + url.search,
        headers: headerLists(receivedHeaders(probe, url)),
        ...(probe.body.length > 0 && { payload: Buffer.from(probe.body) }),
      }),
      async answer(request) {
        const { statusCode: status, headers, rawPayload: body } = await app.inject(request);
        return { status, headers: headerLines(headers), body };
      },
    },
    options,
  );
}

function headerLists(headers: Probe['headers']): Record<string, string | string[]> {
  const lists = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const before = lists.get(name.toLowerCase());
    lists.set(name.toLowerCase(), before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(lists);
}

function headerLines(headers: object): readonly (readonly [string, string])[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((line) => [name, String(line)] as const),
  );
}
