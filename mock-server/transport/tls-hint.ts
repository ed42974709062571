import type { ExchangeFailureCode } from '../delivery/exchange.ts';
import type { ExchangeStage } from './dial.ts';

const hints: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [
    /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_UNTRUSTED|INVALID_CA/,
    'The certificate’s issuer is not known here: name its CA certificate with --ca <file.pem>.',
  ],
  [/CERT_HAS_EXPIRED/, 'The receiver’s certificate has expired: renew it.'],
  [/CERT_NOT_YET_VALID/, 'The certificate is not valid yet: compare the clocks of both machines.'],
  [/ALTNAME_INVALID/, 'The certificate is for another host: use the name it was issued for.'],
  [/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE/, 'Client certificate requested? None is sent.'],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/, 'The port does not speak TLS: is it http, not https?'],
  [/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/, 'The receiver only speaks a TLS older than 1.2: upgrade it.'],
];

/** Advice for a failure of an https exchange, or undefined when TLS seems to have no part in it. */
export function tlsHint(
  code: ExchangeFailureCode,
  systemCode: string,
  stage: ExchangeStage,
): string | undefined {
  const known = hints.find(([pattern]) => pattern.test(systemCode))?.[1];
  if (known !== undefined) {
    return known;
  }
  // In TLS 1.3 a server learns that our certificate is missing only after the handshake looks done to us, and
  // many then just hang up.
  const hungUp = code === 'connection_closed' || code === 'connection_reset';
  return hungUp && (stage === 'request' || stage === 'tls')
    ? 'Was a client certificate requested (mTLS)? None is sent, and some servers then close without a word.'
    : undefined;
}
