import { createServer, type IncomingMessage, type Server } from 'node:http';
import { contract } from '../contract/catalog.ts';
import { PlexteraError } from '../contract/errors.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Secrets } from '../signature/signing-secret.ts';
import { type Answer, type Reception, receive } from './receive.ts';

/** One request as it arrived. */
export interface ArrivedRequest {
  readonly method: string;
  readonly path: string;
  /** Names as they were sent, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly rawBody: Buffer;
  /** When the last byte of it had arrived. */
  readonly receivedAt: Date;
}

/** A request, what was made of it, and what was answered. */
export interface ReceivedRequest extends ArrivedRequest {
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
  /** The longest body that is taken; 10 MiB when absent. */
  readonly bodyLimitBytes?: number;
  /**
   * Keeps a request before anything else is made of it. Where it throws, the answer is 500, so that a sender tries
   * again: what is not kept was not received.
   */
  readonly keep?: (request: ArrivedRequest) => void;
  /** Answers what is asked beside deliveries, before anything else is made of it; undefined for all else. */
  readonly tell?: (method: string, path: string) => Answer | undefined;
  readonly onRequest: (request: ReceivedRequest) => void;
  readonly onIgnored?: (request: IgnoredRequest) => void;
}

/** Far more than any delivery has, far less than the memory of a small machine. */
export const defaultBodyLimitBytes = 10 * 1024 * 1024;

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
  const { bodyLimitBytes = defaultBodyLimitBytes } = options;
  const rawBody = await readBody(request, bodyLimitBytes);
  const told = options.tell?.(method, path);
  if (told) return told;
  const headers = pairs(request.rawHeaders);
  const arrived = rawBody && { method, path, headers, rawBody, receivedAt: new Date(systemClock.now()) };
  const problem = problemOf(arrived, method, options);
  if (options.delayMs) await systemClock.sleep(options.delayMs);
  if (problem || !arrived) {
    const { status, message } = problem ?? tooLarge(bodyLimitBytes);
    // Whoever asked for 200 did not ask for losing what was to be recorded.
    const answer = text(status === notKept.status ? status : (options.status ?? status), message);
    options.onIgnored?.({ method, path, message, answeredStatus: answer.status });
    return answer;
  }
  const reception = receive(arrived.rawBody, headers, options.secrets);
  const answer =
    options.status === undefined ? reception.answer : text(options.status, 'as it was asked for');
  options.onRequest({ ...arrived, reception, answeredStatus: answer.status });
  return answer;
}

const notKept = { status: 500, message: 'it could not be recorded' };

const tooLarge = (bodyLimitBytes: number) => ({
  status: 413,
  message: `the body is too large: more than ${bodyLimitBytes} bytes`,
});

function problemOf(arrived: ArrivedRequest | undefined, method: string, { keep }: HttpReceiverOptions) {
  if (method !== contract.method)
    return { status: 405, message: `deliveries are ${contract.method} requests` };
  if (!arrived || !keep) return undefined;
  try {
    keep(arrived);
    return undefined;
  } catch (error) {
    if (error instanceof PlexteraError) return notKept;
    throw error;
  }
}

/** The whole body, or undefined where it is too large: then it is read to its end and forgotten, to be answered. */
async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limitBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= limitBytes ? Buffer.concat(chunks) : undefined;
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
