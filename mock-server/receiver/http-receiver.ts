import { createServer, type IncomingMessage, type Server } from 'node:http';
import { contract } from '../contract/catalog.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Secrets } from '../signature/signing-secret.ts';
import { type Answer, type Reception, receive } from './receive.ts';

/** One request as it arrived, what was made of it, and what was answered. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** Names as they were sent, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly rawBody: Buffer;
  readonly reception: Reception;
  readonly answeredStatus: number;
}

/** A request that cannot be a delivery, so that its signature was not even looked at. */
export interface IgnoredRequest {
  readonly method: string;
  readonly path: string;
  readonly message: string;
  readonly answeredStatus: number;
}

export interface HttpReceiverOptions {
  readonly secrets: Secrets;
  /** Answers this status to everything, whatever came. */
  readonly status?: number;
  /** Waits this long before it answers. */
  readonly delayMs?: number;
  readonly onRequest: (request: ReceivedRequest) => void;
  readonly onIgnored?: (request: IgnoredRequest) => void;
}

const bodyLimitBytes = 10 * 1024 * 1024;

/** An HTTP server that receives deliveries on every path. It does not listen yet. */
export function createHttpReceiver(options: HttpReceiverOptions): Server {
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    answerRequest(request, options).then(
      ({ status, headers, body }) => {
        // A server that is being closed waits for its connections, and this one would stay open for the next request.
        if (!server.listening) response.setHeader('connection', 'close');
        response.writeHead(status, headers).end(body);
      },
      (error) => {
        response.destroy();
        // A sender that goes away in the middle of its request is no fault; all else is ours.
        if (request.complete) throw error;
      },
    );
  });
  return server;
}

async function answerRequest(request: IncomingMessage, options: HttpReceiverOptions): Promise<Answer> {
  const { method = '', url: path = '/' } = request;
  const rawBody = await readBody(request);
  if (options.delayMs) await systemClock.sleep(options.delayMs);
  const problem = problemOf(method, rawBody);
  if (problem || !rawBody) {
    const { status, message } = problem ?? tooLarge;
    const answer = text(options.status ?? status, message);
    options.onIgnored?.({ method, path, message, answeredStatus: answer.status });
    return answer;
  }
  const headers = pairs(request.rawHeaders);
  const reception = receive(rawBody, headers, options.secrets);
  const answer =
    options.status === undefined ? reception.answer : text(options.status, 'as it was asked for');
  options.onRequest({ method, path, headers, rawBody, reception, answeredStatus: answer.status });
  return answer;
}

const tooLarge = { status: 413, message: 'the body is too large' };

function problemOf(method: string, rawBody: Buffer | undefined) {
  if (method !== contract.method)
    return { status: 405, message: `deliveries are ${contract.method} requests` };
  return rawBody ? undefined : tooLarge;
}

/** The whole body, or undefined where it is too large: then it is read to its end and forgotten, to be answered. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimitBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= bodyLimitBytes ? Buffer.concat(chunks) : undefined;
}

function pairs(rawHeaders: readonly string[]): readonly (readonly [string, string])[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );
}

function text(status: number, message: string): Answer {
  const key = status < 300 ? 'status' : 'error';
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ [key]: message }),
  };
}
