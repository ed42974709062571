import { lookup as systemLookup } from 'node:dns';
import type { Exchange } from '../delivery/exchange.ts';
import { deadlineFailure } from './deadline-failure.ts';
import { ExchangeRecorder } from './exchange-recorder.ts';
import { RawExchange } from './raw-exchange.ts';
import type { ShapedRequest } from './raw-shape.ts';
import { closedFailure, refuseRequest } from './refuse-request.ts';
import { lazySecureContext } from './secure-context.ts';
import type { Transport } from './transport.ts';
import { DEFAULT_BODY_CAP_BYTES, type HttpTransportOptions } from './transport-options.ts';

/** A transport that also knows the requests that go out in an odd shape. */
export interface ShapedTransport extends Transport {
  send(request: ShapedRequest): Promise<Exchange>;
}

/**
 * A transport that writes requests itself, each on a connection of its own, and so can give them an odd shape. Under the
 * same target policy, the same deadline and the same promises as the pooled one, which is faster for many requests;
 * this one is faster to load for a single one.
 */
export function createRawTransport(options: HttpTransportOptions): ShapedTransport {
  const { clock, policy, ca, responseBodyCapBytes = DEFAULT_BODY_CAP_BYTES, lookup = systemLookup } = options;
  const secureContext = lazySecureContext(ca);
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
      const refusal = closed ? closedFailure : refuseRequest(request);
      return refusal === undefined
        ? new Promise((resolve) => exchange(request, resolve))
        : Promise.resolve({ failure: refusal, timings: { totalMs: 0 } });
    },
    async close() {
      closed = true;
      for (const recorder of underWay) recorder.fail(closedFailure);
      await Promise.all(closing);
    },
  };
}

/**
 * The given transport, and for requests with a shape one that writes them so.
 *
 * @param options those that the transport was made with.
 */
export function withRawSending(transport: Transport, options: HttpTransportOptions): ShapedTransport {
  const raw = createRawTransport(options);
  return {
    send: (request) => (request.shape === undefined ? transport : raw).send(request),
    async close() {
      await Promise.all([raw.close(), transport.close()]);
    },
  };
}
