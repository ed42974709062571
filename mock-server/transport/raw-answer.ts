import type { IncomingMessage } from 'node:http';
import type { Dispatcher } from 'undici';
import type { ExchangeRecorder } from './exchange-recorder.ts';

/** Tells a recorder of an answer that Node's client reads, as undici would. */
export function recordAnswer(answer: IncomingMessage, recorder: ExchangeRecorder): void {
  const controller = controllerOf(answer);
  recorder.onResponseStart(controller, answer.statusCode ?? 0, answer.headers);
  answer.on('data', (chunk: Buffer) => recorder.onResponseData(controller, chunk));
  answer.on('end', () => recorder.onResponseEnd());
  answer.on('error', (error) => recorder.onResponseError(undefined, nameHangUp(error)));
}

/**
 * Node's client calls a receiver that hangs up ECONNRESET, as if it had reset the connection; only its text tells the
 * two apart. This gives the error undici's code, which the rest of the transport knows.
 */
export function nameHangUp(error: Error): Error {
  const hungUp = error.message === 'socket hang up' || error.message === 'aborted';
  return hungUp ? Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }) : error;
}

function controllerOf(answer: IncomingMessage): Dispatcher.DispatchController {
  return {
    aborted: false,
    paused: false,
    reason: null,
    rawHeaders: answer.rawHeaders,
    abort: (reason) => answer.destroy(reason),
    pause: () => answer.pause(),
    resume: () => answer.resume(),
  };
}
