import { lookup as systemLookup } from 'node:dns';
import { createSecureContext, rootCertificates } from 'node:tls';
import type { Exchange, ExchangeFailure } from '../delivery/exchange.ts';
import { deadlineFailure } from './deadline-failure.ts';
import { ExchangeRecorder } from './exchange-recorder.ts';
import type { HttpTransportOptions } from './http-transport.ts';
import { RawExchange } from './raw-exchange.ts';
import type { ShapedRequest } from './raw-shape.ts';
import { findHeaderProblems } from './reserved-headers.ts';
import { refuseUrl } from './target-policy.ts';
import type { Transport } from './transport.ts';

/** A transport that also knows the requests that go out in an odd shape. */
export interface ShapedTransport extends Transport {
  send(request: ShapedRequest): Promise<Exchange>;
}

const DEFAULT_BODY_CAP_BYTES = 65_536;

const closedFailure: ExchangeFailure = {
  code: 'transport_closed',
  message: 'The emitter stopped before the exchange was over.',
};

/**
 * The same transport, and for requests with a shape a second way that writes their bytes as the shape says: under the
 * same target policy, the same deadline and the same promises, but on a connection of their own.
 *
 * @param options those that the transport was made with.
 */
export function withRawSending(transport: Transport, options: HttpTransportOptions): ShapedTransport {
  const { clock, policy, ca, responseBodyCapBytes = DEFAULT_BODY_CAP_BYTES, lookup = systemLookup } = options;
  const secureContext = () =>
    createSecureContext({
      minVersion: 'TLSv1.2',
      ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
    });
  const underWay = new Set<ExchangeRecorder>();
  const closing = new Set<Promise<void>>();
  let closed = false;

  function exchange(request: ShapedRequest, resolve: (exchange: Exchange) => void): void {
    const recorder = new ExchangeRecorder({
      clock,
      responseBodyCapBytes,
      secure: request.url.protocol === 'https:',
      onEnd: (result) => {
        cancelDeadline();
        underWay.delete(recorder);
        const destroyed = raw.destroy().finally(() => closing.delete(destroyed));
        closing.add(destroyed);
        resolve(result);
      },
    });
    const raw = new RawExchange(request, recorder, { dial: { policy, lookup, secureContext }, clock });
    const cancelDeadline = clock.setTimer(request.deadlineMs, () => {
      recorder.fail(deadlineFailure(recorder.stage, request.deadlineMs));
    });
    underWay.add(recorder);
    raw.start();
  }

  return {
    send(request) {
      if (request.shape === undefined) return transport.send(request);
      const refusal = closed ? closedFailure : refuseRequest(request);
      return refusal === undefined
        ? new Promise((resolve) => exchange(request, resolve))
        : Promise.resolve({ failure: refusal, timings: { totalMs: 0 } });
    },
    async close() {
      closed = true;
      for (const recorder of underWay) recorder.fail(closedFailure);
      await Promise.all([...closing, transport.close()]);
    },
  };
}

function refuseRequest(request: ShapedRequest): ExchangeFailure | undefined {
  const refusal = refuseUrl(request.url);
  if (refusal !== undefined) {
    const { message, hint } = refusal;
    return { code: 'blocked_target', message, ...(hint !== undefined && { hint }) };
  }
  const [problem] = findHeaderProblems(request.headers, []);
  return problem && { code: 'invalid_request', message: problem.message };
}
