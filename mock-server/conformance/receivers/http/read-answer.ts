import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';
import { headerLines } from '../../../transport/header-lines.ts';
import { ANSWER_BODY_CAP_BYTES, type Answer } from './answer.ts';

const MAX_ANSWER_HEADER_BYTES = 65_536;

/** What a reader tells, in this order; exactly one of `answered` and `failed`. */
export interface AnswerListener {
  /** A `100 Continue`. */
  readonly continued: () => void;
  /** The status and the headers are here. */
  readonly started: () => void;
  /** @param reusable whether the connection may carry another request. */
  readonly answered: (answer: Omit<Answer, 'tookMs'>, reusable: boolean) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Reads one answer from a connection with the parser of Node's client. What that client would write is swallowed, because
 * it cannot write most of what a probe is about.
 *
 * @returns stops reading, and leaves the connection as it is.
 */
export function readAnswer(connection: Duplex, method: string, listener: AnswerListener): () => void {
  const bytes = new AnswerBytes();
  const client = httpRequest({
    createConnection: () => bytes,
    method,
    maxHeaderSize: MAX_ANSWER_HEADER_BYTES,
  });
  let stopped = false;
  // The client calls it a failure that we stop, too.
  const failed = (error: Error): void => {
    if (!stopped) listener.failed(error);
  };
  const onData = (chunk: Buffer): unknown => bytes.push(chunk);
  const onEnd = (): unknown => bytes.push(null);
  const onClose = (): unknown => bytes.destroy();
  const onError = (error: Error): unknown => bytes.destroy(error);
  const stop = (): void => {
    stopped = true;
    connection.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onError);
    client.destroy();
    bytes.destroy();
  };
  client.on('error', failed);
  bytes.on('error', failed);
  client.on('continue', listener.continued);
  client.on('upgrade', (answer) => {
    listener.started();
    listener.answered(answerOf(answer, []), false);
  });
  client.on('response', (answer) => {
    listener.started();
    collect(answer, (body, complete) => {
      const keeps = complete && answer.httpVersion === '1.1' && !/\bclose\b/i.test(closing(answer));
      listener.answered(answerOf(answer, body), keeps);
    });
    answer.on('error', failed);
  });
  client.end();
  // It may have ended while others were still connecting, and tells of that only once.
  if (connection.destroyed) bytes.destroy();
  connection.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onError);
  return stop;
}

function collect(answer: IncomingMessage, done: (body: readonly Buffer[], complete: boolean) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  answer.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size < ANSWER_BODY_CAP_BYTES) return;
    answer.removeAllListeners('data').removeAllListeners('end');
    done(chunks, false);
  });
  answer.on('end', () => done(chunks, true));
}

function answerOf(answer: IncomingMessage, body: readonly Buffer[]): Omit<Answer, 'tookMs'> {
  return {
    kind: 'answer',
    status: answer.statusCode ?? 0,
    headers: headerLines(answer.rawHeaders),
    body: Buffer.concat(body).subarray(0, ANSWER_BODY_CAP_BYTES),
  };
}

function closing({ headers }: IncomingMessage): string {
  return headers.connection ?? '';
}

/** The connection as the client sees it. */
class AnswerBytes extends Duplex {
  override _read(): void {}

  override _write(_chunk: unknown, _encoding: unknown, done: () => void): void {
    done();
  }
}
