import { isIP, type LookupFunction, connect as netConnect, type Socket } from 'node:net';
import { type SecureContext, connect as tlsConnect } from 'node:tls';
import { guardedLookup, TargetRefusedError } from './guarded-lookup.ts';
import { refuseAddress, type TargetPolicy } from './target-policy.ts';

/** How far an exchange has come; what a failure is called depends on it. */
export type ExchangeStage = 'lookup' | 'connect' | 'tls' | 'request' | 'response';

/** Where to dial; the port is the scheme's own when empty. */
export interface Origin {
  readonly protocol: string;
  /** A name, or an IP literal without brackets. */
  readonly hostname: string;
  readonly port: string;
}

/** What every dial of one transport has in common. */
export interface DialOptions {
  readonly policy: TargetPolicy;
  readonly lookup: LookupFunction;
  /** Asked for only when a target is https. */
  readonly secureContext: () => SecureContext;
}

/**
 * Opens a connection to an origin, over every address the policy lets through, TLS included.
 *
 * @param onStage told when the dial enters a stage.
 * @param done called once, with a connected socket or with what went wrong.
 * @returns the socket being connected, so that a deadline can destroy it; undefined when nothing was dialled.
 */
export function dial(
  origin: Origin,
  options: DialOptions,
  onStage: (stage: ExchangeStage) => void,
  done: (error: Error | null, socket: Socket | null) => void,
): Socket | undefined {
  const { hostname } = origin;
  const literal = isIP(hostname) !== 0;
  // A literal never reaches `lookup`, so it is judged here.
  const refusal = literal ? refuseAddress(hostname, hostname, options.policy) : undefined;
  if (refusal !== undefined) {
    done(new TargetRefusedError(refusal), null);
    return undefined;
  }
  onStage(literal ? 'connect' : 'lookup');
  const secure = origin.protocol === 'https:';
  const address = {
    host: hostname,
    port: origin.port === '' ? (secure ? 443 : 80) : Number(origin.port),
    lookup: guardedLookup(options.lookup, options.policy, () => onStage('connect')),
    // A name with a dead IPv6 address falls back to IPv4 (RFC 8305).
    autoSelectFamily: true,
  };
  const socket = secure
    ? tlsConnect({
        ...address,
        secureContext: options.secureContext(),
        ALPNProtocols: ['http/1.1'],
        // Server name indication takes names only (RFC 6066, section 3).
        ...(!literal && { servername: hostname }),
      })
    : netConnect(address);
  socket.setNoDelay(true);
  const fail = (error: Error): void => done(error, null);
  socket.once('error', fail);
  if (secure) {
    socket.once('connect', () => onStage('tls'));
  }
  socket.once(secure ? 'secureConnect' : 'connect', () => {
    socket.off('error', fail);
    done(null, socket);
  });
  return socket;
}
