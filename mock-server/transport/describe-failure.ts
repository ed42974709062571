import type { ExchangeFailure, ExchangeFailureCode } from '../delivery/exchange.ts';
import { printableText } from '../delivery/printable-text.ts';
import type { ExchangeStage } from './dial.ts';
import { TargetRefusedError } from './guarded-lookup.ts';
import { tlsHint } from './tls-hint.ts';
import { tlsSentence } from './tls-sentence.ts';

/** System and undici error codes whose meaning does not depend on the stage. */
const codes: Readonly<Record<string, ExchangeFailureCode>> = {
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_reset',
  EPIPE: 'connection_reset',
  ECONNABORTED: 'connection_reset',
  ENETUNREACH: 'network_unreachable',
  EHOSTUNREACH: 'network_unreachable',
  ENETDOWN: 'network_unreachable',
  EHOSTDOWN: 'network_unreachable',
  EADDRNOTAVAIL: 'network_unreachable',
  // What Linux says on a blackhole route.
  EINVAL: 'network_unreachable',
  EACCES: 'network_unreachable',
  EPERM: 'network_unreachable',
  UND_ERR_HEADERS_OVERFLOW: 'protocol_error',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'protocol_error',
  UND_ERR_INVALID_ARG: 'invalid_request',
  UND_ERR_NOT_SUPPORTED: 'invalid_request',
};

const sentences: Readonly<Partial<Record<ExchangeFailureCode, string>>> = {
  connection_refused: 'Nothing listens at the target: the connection was refused.',
  connection_reset: 'The receiver reset the connection.',
  connection_closed: 'The receiver closed the connection before its answer was complete.',
  connect_timeout: 'The operating system gave up connecting.',
  network_unreachable: 'The target’s network or host cannot be reached.',
};

const hints: Readonly<Partial<Record<ExchangeFailureCode, string>>> = {
  connection_refused: 'Is the receiver running, and is the port right?',
  dns_error: 'Is the host name spelled right, and does it resolve on this machine?',
  protocol_error: 'Is the port that of an HTTP server, and the scheme (http, https) right?',
};

/**
 * Names what went wrong, from an error of the socket, TLS, the resolver or undici.
 *
 * @param thrown as it came; of an `AggregateError` the most telling part counts.
 * @param stage how far the exchange had come.
 * @param secure whether the target is https.
 */
export function describeFailure(thrown: Error, stage: ExchangeStage, secure: boolean): ExchangeFailure {
  if (thrown instanceof TargetRefusedError) {
    const { message, hint } = thrown.refusal;
    return { code: 'blocked_target', message, ...(hint !== undefined && { hint }) };
  }
  const error = mostTelling(thrown);
  const systemCode = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const code = failureCode(error, systemCode, stage);
  const detail = printableText(error.message || systemCode);
  const hint = (secure && tlsHint(code, systemCode, stage)) || hints[code];
  return {
    code,
    message:
      sentences[code] ??
      tlsSentence(error) ??
      (systemCode === '' ? detail : `${detail} (${printableText(systemCode, 60)})`),
    ...(hint !== undefined && { hint }),
  };
}

/** Of the errors of several addresses, a refusal says most: somebody was there. */
function mostTelling(error: Error): Error {
  if (!(error instanceof AggregateError)) {
    return error;
  }
  const errors = error.errors.filter((each): each is Error => each instanceof Error);
  return errors.find((each) => 'code' in each && each.code === 'ECONNREFUSED') ?? errors[0] ?? error;
}

function failureCode(error: Error, systemCode: string, stage: ExchangeStage): ExchangeFailureCode {
  if (stage === 'lookup' || systemCode === 'ERR_INVALID_IP_ADDRESS') {
    return 'dns_error';
  }
  // Node calls a FIN during the handshake ECONNRESET; only its text tells the two apart.
  if (stage === 'tls' && error.message.startsWith('Client network socket disconnected')) {
    return 'connection_closed';
  }
  if (stage === 'response' && systemCode === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') {
    return 'connection_closed';
  }
  if (systemCode === 'ETIMEDOUT' && stage === 'connect') {
    return 'connect_timeout';
  }
  // undici's one code for a hang-up and for an answer nobody asked for.
  if (systemCode === 'UND_ERR_SOCKET') {
    return error.message.startsWith('bad ') ? 'protocol_error' : 'connection_closed';
  }
  const known = codes[systemCode];
  if (known !== undefined) {
    return known;
  }
  if (systemCode.startsWith('HPE_') || error.name === 'HTTPParserError') {
    return 'protocol_error';
  }
  if (stage === 'tls' || /^(ERR_SSL|ERR_TLS|CERT_|EPROTO)/.test(systemCode)) {
    return 'tls_error';
  }
  return 'network_error';
}
