import type { Probe, Receiver } from '../../receiver.ts';
import { DEFAULT_URL, joinedHeaders, receivedHeaders } from './handed-over.ts';
import { type InProcessOptions, inProcessReceiver } from './in-process-receiver.ts';

/** An event of an API Gateway HTTP API or of a function URL (payload format 2.0), as far as a webhook needs it. */
export interface LambdaEvent {
  readonly version: '2.0';
  readonly routeKey: '$default';
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestContext: {
    readonly http: { readonly method: string; readonly path: string; readonly protocol: 'HTTP/1.1' };
    readonly timeEpoch: number;
  };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

export interface LambdaReceiverOptions extends InProcessOptions {
  /** The URL that requests carry; by default `http://127.0.0.1/webhooks`. */
  readonly url?: string;
  /** The methods of its route: API Gateway answers others by 404 itself. By default all, as at a function URL. */
  readonly methods?: readonly string[];
}

/**
 * An AWS Lambda handler as a receiver, for payload format 2.0: a body arrives as text when it is, else in base64; several
 * lines of one header arrive joined by a comma; what is answered without a status is a body with 200.
 */
export function lambdaReceiver<Event = LambdaEvent>(
  // Its own type of events is the handler's business: a webhook needs a small part of it.
  handler: (event: Event, context: never) => unknown,
  options: LambdaReceiverOptions = {},
): Receiver {
  const url = new URL(options.url ?? DEFAULT_URL);
  return inProcessReceiver(
    {
      name: `a Lambda handler at ${url.pathname}`,
      input: (probe) => lambdaEvent(probe, url),
      async answer(event) {
        const { method } = event.requestContext.http;
        if (options.methods?.includes(method) === false) return plainAnswer({ statusCode: 404 });
        return toAnswer(await handler(event as Event, {} as never));
      },
    },
    options,
  );
}

function lambdaEvent(probe: Probe, url: URL): LambdaEvent {
  const headers = joinedHeaders(receivedHeaders(probe, url));
  const bytes = Buffer.from(probe.body);
  const text = bytes.toString('utf8');
  const isText =
    /^(?:text\/|application\/(?:json|javascript|xml))/i.test(headers['content-type'] ?? '') &&
    headers['content-encoding'] === undefined &&
    Buffer.from(text).equals(bytes);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    requestContext: {
      http: { method: probe.method, path: url.pathname, protocol: 'HTTP/1.1' },
      timeEpoch: 0,
    },
    ...(bytes.length > 0 && { body: isText ? text : bytes.toString('base64') }),
    isBase64Encoded: bytes.length > 0 && !isText,
  };
}

interface LambdaAnswer {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

function toAnswer(returned: unknown): ReturnType<typeof plainAnswer> {
  if (typeof returned === 'object' && returned !== null && 'statusCode' in returned)
    return plainAnswer(returned as LambdaAnswer);
  if (returned === undefined || returned === null) throw new TypeError('it returned nothing.');
  const body = typeof returned === 'string' ? returned : JSON.stringify(returned);
  return plainAnswer({ statusCode: 200, headers: { 'content-type': 'application/json' }, body });
}

function plainAnswer({ statusCode, headers = {}, cookies = [], body = '', isBase64Encoded }: LambdaAnswer) {
  if (!Number.isInteger(Number(statusCode))) throw new TypeError('it returned no status code.');
  return {
    status: Number(statusCode),
    headers: [
      ...Object.entries(headers).map(([name, value]) => [name, String(value)] as const),
      ...cookies.map((cookie) => ['set-cookie', cookie] as const),
    ],
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}
