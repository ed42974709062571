import { lookup as systemLookup } from 'node:dns';
import type { Exchange } from '../delivery/exchange.ts';
import { ConnectionPool } from './connection-pool.ts';
import { deadlineFailure } from './deadline-failure.ts';
import { ExchangeRecorder } from './exchange-recorder.ts';
import { closedFailure, refuseRequest } from './refuse-request.ts';
import { lazySecureContext } from './secure-context.ts';
import type { OutgoingRequest, Transport } from './transport.ts';
import { DEFAULT_BODY_CAP_BYTES, type HttpTransportOptions } from './transport-options.ts';

/**
 * A {@link Transport} over HTTP/1.1, plain or TLS 1.2 and later, that keeps connections open between exchanges.
 *
 * Proxy settings of the environment are not read. Certificates are always checked.
 * @throws an error of `node:crypto` when `ca` is not a PEM certificate.
 */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { clock, policy, responseBodyCapBytes = DEFAULT_BODY_CAP_BYTES, lookup = systemLookup } = options;
  const secureContext = lazySecureContext(options.ca);
  const pool = new ConnectionPool({ policy, lookup, secureContext });
  const underWay = new Set<ExchangeRecorder>();
  let closed = false;

  function exchange(request: OutgoingRequest, resolve: (exchange: Exchange) => void): void {
    const connection = pool.take(request.url.origin);
    const recorder = new ExchangeRecorder({
      clock,
      responseBodyCapBytes,
      secure: request.url.protocol === 'https:',
      onEnd: (result, reusable) => {
        cancelDeadline();
        underWay.delete(recorder);
        if (reusable && !closed) {
          pool.keep(connection);
        } else {
          pool.discard(connection);
        }
        resolve(result);
      },
    });
    underWay.add(recorder);
    const cancelDeadline = clock.setTimer(request.deadlineMs, () => {
      recorder.fail(deadlineFailure(recorder.stage, request.deadlineMs));
    });
    connection.start(request, recorder);
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
      for (const recorder of underWay) {
        recorder.fail(closedFailure);
      }
      await pool.close();
    },
  };
}
