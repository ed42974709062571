import type { Socket } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { ExchangeFailure } from '../../../delivery/exchange.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { deadlineFailure } from '../../../transport/deadline-failure.ts';
import { describeFailure } from '../../../transport/describe-failure.ts';
import { type DialOptions, dial, type ExchangeStage } from '../../../transport/dial.ts';
import type { Probe, Reply } from '../../receiver.ts';

export type Connected = { readonly socket: Socket } | { readonly reply: Reply };

export interface ConnectOptions {
  readonly url: URL;
  readonly dial: DialOptions;
  readonly clock: Clock;
  readonly ca: string | undefined;
}

/** Opens a connection for a probe, TLS included; what went wrong comes back as its reply. */
export function connectForProbe(probe: Probe, options: ConnectOptions): Promise<Connected> {
  return new Promise((resolve) => {
    const { url, clock, ca } = options;
    const { tls } = probe.wire;
    const old = tls === 'old';
    const secure = url.protocol === 'https:' && tls !== 'none';
    let stage: ExchangeStage = 'lookup';
    const cancelDeadline = clock.setTimer(probe.deadlineMs, () => {
      resolve({ reply: unreachable(deadlineFailure(stage, probe.deadlineMs)) });
      dialled?.destroy();
    });
    const origin = {
      protocol: secure ? 'https:' : 'http:',
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' && url.protocol === 'https:' ? '443' : url.port,
    };
    const dialled = dial(
      origin,
      old ? { ...options.dial, secureContext: () => oldSecureContext(ca) } : options.dial,
      (entered) => {
        stage = entered;
      },
      (error, socket) => {
        cancelDeadline();
        if (socket !== null) {
          // Whoever reads from it hears of it too; between two exchanges nobody does.
          socket.on('error', () => {});
          return resolve({ socket });
        }
        const failure = describeFailure(error ?? new Error('The connection failed.'), stage, secure);
        if (old && stage === 'tls')
          return resolve({
            reply: { kind: 'closed', message: `TLS before 1.2 is refused: ${failure.message}` },
          });
        return resolve({ reply: unreachable(failure) });
      },
    );
  });
}

function unreachable({ code, message, hint }: ExchangeFailure): Reply {
  return { kind: 'unreachable', code, message: hint === undefined ? message : `${message} ${hint}` };
}

/** OpenSSL offers nothing before TLS 1.2 unless its security level is lowered. */
function oldSecureContext(ca: string | undefined): SecureContext {
  return createSecureContext({
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
    ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
  });
}
