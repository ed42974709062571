import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { onTestFinished } from 'vitest';

/** One event as it came, and all text around them. */
export interface FeedMessage {
  readonly id: number;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: what is asked of it differs from test to test
  readonly data: any;
}

export interface OpenFeed {
  readonly status: number;
  readonly response: IncomingMessage;
  readonly request: ClientRequest;
  readonly text: () => string;
  readonly messages: () => readonly FeedMessage[];
  /** The id that a browser would resume by. */
  readonly lastId: () => string | undefined;
  readonly ended: Promise<void>;
}

/** A feed over a connection of its own, as a browser holds it; closed with the test. */
export async function openFeed(
  port: number,
  { query = '', path = '/api/v1/feed', headers = {}, paused = false }: OpenOptions = {},
): Promise<OpenFeed> {
  const sent = request({ host: '127.0.0.1', port, path: `${path}${query}`, headers, agent: false });
  onTestFinished(() => void sent.destroy());
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject).end();
  });
  let text = '';
  if (!paused) response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  // A connection that is cut is an end like another one here.
  response.on('error', () => undefined);
  sent.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => response.once('close', () => resolve()));
  return {
    status: response.statusCode ?? 0,
    response,
    request: sent,
    text: () => text,
    messages: () => messagesIn(text),
    lastId: () => [...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1],
    ended,
  };
}

interface OpenOptions {
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Reads nothing. */
  readonly paused?: boolean;
}

function messagesIn(text: string): readonly FeedMessage[] {
  return [...text.matchAll(/^id: (\d+)\nevent: (\w+)\ndata: (.*)\n\n/gm)].map(
    ([, id = '', event = '', data = '']) => ({
      id: Number(id),
      event,
      data: JSON.parse(data),
    }),
  );
}
