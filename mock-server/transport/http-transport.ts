import { X509Certificate } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Exchange, ExchangeFailure } from '../delivery/exchange.ts';
import type { Clock } from '../runtime/clock.ts';
import { ConnectionPool } from './connection-pool.ts';
import { deadlineFailure } from './deadline-failure.ts';
import { ExchangeRecorder } from './exchange-recorder.ts';
import { findHeaderProblems } from './reserved-headers.ts';
import { refuseUrl, type TargetPolicy } from './target-policy.ts';
import type { OutgoingRequest, Transport } from './transport.ts';

/** How a transport is set up. */
export interface HttpTransportOptions {
  readonly clock: Clock;
  readonly policy: TargetPolicy;
  /** How many bytes of an answer's body are read and kept; 65,536 when absent. */
  readonly responseBodyCapBytes?: number;
  /** A PEM certificate, or several in one text, to trust besides the roots Node brings along. */
  readonly ca?: string | Buffer;
  /** Resolves names; `dns.lookup` when absent. */
  readonly lookup?: LookupFunction;
}

const DEFAULT_BODY_CAP_BYTES = 65_536;

const closedFailure: ExchangeFailure = {
  code: 'transport_closed',
  message: 'The emitter stopped before the exchange was over.',
};

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

function refuseRequest(request: OutgoingRequest): ExchangeFailure | undefined {
  const refusal = refuseUrl(request.url);
  if (refusal !== undefined) {
    const { message, hint } = refusal;
    return { code: 'blocked_target', message, ...(hint !== undefined && { hint }) };
  }
  const [problem] = findHeaderProblems(request.headers, []);
  return problem && { code: 'invalid_request', message: problem.message };
}

/** Made once and only for https: reading the roots takes longer than a whole exchange over plain HTTP. */
function lazySecureContext(ca: string | Buffer | undefined): () => SecureContext {
  if (ca !== undefined) {
    // `createSecureContext` ignores what it cannot read, and the mistake would surface as a distrusted receiver.
    new X509Certificate(ca);
  }
  let context: SecureContext | undefined;
  return () => {
    context ??= createSecureContext({
      minVersion: 'TLSv1.2',
      // Naming any CA replaces the built-in ones, so they are named as well.
      ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
    });
    return context;
  };
}
