import { onTestFinished } from 'vitest';
import type { HeaderPairs } from '../../mock-server/faults/stages.ts';
import { onRequest, startRawServer } from '../fixtures/raw-server.ts';

/** What one connection brought, byte for byte. */
export interface CapturedConnection {
  readonly chunks: readonly Buffer[];
  /** How the sender ended it; undefined while it is open. */
  readonly end: 'fin' | 'reset' | undefined;
}

/** A request whose announced body came in full. */
export interface CapturedRequest {
  readonly line: string;
  readonly headers: HeaderPairs;
  readonly body: Buffer;
}

export interface Capture {
  readonly url: URL;
  readonly connections: readonly CapturedConnection[];
  /** In the order in which they were complete. */
  readonly requests: readonly CapturedRequest[];
  /** Requests that were complete and not answered yet, at most at one time. */
  readonly mostAtOnce: () => number;
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/** A receiver that keeps every byte and answers whole requests with 200 after `answerAfterMs`; gone with the test. */
export async function startCapture(answerAfterMs = 0): Promise<Capture> {
  const connections: { chunks: Buffer[]; end: 'fin' | 'reset' | undefined }[] = [];
  const requests: CapturedRequest[] = [];
  let [atOnce, mostAtOnce] = [0, 0];
  const server = await startRawServer((socket) => {
    const connection: (typeof connections)[number] = { chunks: [], end: undefined };
    connections.push(connection);
    socket.on('data', (chunk) => connection.chunks.push(chunk));
    socket.on('end', () => {
      connection.end = 'fin';
    });
    socket.on('error', () => {
      connection.end = 'reset';
    });
    onRequest(socket, (bytes) => {
      requests.push(parseRequest(bytes));
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      setTimeout(() => {
        atOnce -= 1;
        socket.write(OK);
      }, answerAfterMs);
    });
  });
  onTestFinished(server.close);
  return { url: server.url, connections, requests, mostAtOnce: () => mostAtOnce };
}

/** The head and what came of the body, of bytes that may end anywhere. */
export function parseRequest(bytes: Buffer): CapturedRequest {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const [line = '', ...fields] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = fields.map((field) => {
    const colon = field.indexOf(': ');
    return [field.slice(0, colon), field.slice(colon + 2)] as const;
  });
  return { line, headers, body: bytes.subarray(headEnd + 4) };
}

export function headerOf(request: CapturedRequest | undefined, name: string): string | undefined {
  return request?.headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}
