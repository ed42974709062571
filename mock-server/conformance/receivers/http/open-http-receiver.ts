import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { PlexteraError } from '../../../contract/errors.ts';
import { printableText } from '../../../delivery/printable-text.ts';
import { shownUrl } from '../../../dispatch/shown-url.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { findHeaderProblems } from '../../../transport/reserved-headers.ts';
import { lazySecureContext } from '../../../transport/secure-context.ts';
import { refuseAddress, refuseUrl, type TargetPolicy } from '../../../transport/target-policy.ts';
import type { Probe, Receiver, Reply } from '../../receiver.ts';
import { exchangeProbe } from './exchange-probe.ts';
import { connectForProbe } from './probe-connection.ts';

export interface HttpReceiverOptions {
  readonly url: URL;
  readonly policy: TargetPolicy;
  readonly clock: Clock;
  /** A PEM certificate, or several in one text, to trust besides the roots Node brings along. */
  readonly ca?: string;
  /** Resolves names; `dns.lookup` when absent. */
  readonly lookup?: LookupFunction;
  /** Sent along with every probe, such as a gateway's key. */
  readonly extraHeaders?: Probe['headers'];
}

/**
 * A receiver behind a URL. Each probe goes out byte for byte on a connection of its own, unless its recipe keeps one;
 * nothing is ever sent twice.
 *
 * @throws `PLEXTERA_BAD_TARGET` for a URL that the policy refuses as it stands, `PLEXTERA_BAD_HEADER` for an extra header
 *   that cannot be sent, and an error of `node:crypto` when `ca` is not a PEM certificate.
 */
export function openHttpReceiver(options: HttpReceiverOptions): Receiver {
  const { url, policy, clock, ca, lookup = systemLookup, extraHeaders = [] } = options;
  refuseTarget(url, policy);
  refuseHeaders(extraHeaders);
  const dial = { policy, lookup, secureContext: lazySecureContext(ca) };
  const open = new Set<Socket>();
  let kept: Socket | undefined;
  let closed = false;

  async function connect(probe: Probe): Promise<Socket | Reply> {
    const connected = await connectForProbe(probe, { url, dial, clock, ca });
    if ('reply' in connected) return connected.reply;
    const { socket } = connected;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    if (!closed) return socket;
    socket.destroy();
    return closedReply;
  }

  async function exchange(socket: Socket, probe: Probe): Promise<Reply> {
    const sent = { ...probe, headers: [...probe.headers, ...extraHeaders] };
    const { reply, reusable } = await exchangeProbe(socket, sent, url, clock);
    if (reusable && probe.wire.connection === 'keep' && kept === undefined && !closed) keep(socket);
    else socket.destroy();
    return closed && reply.kind === 'closed' ? closedReply : reply;
  }

  function keep(socket: Socket): void {
    kept = socket;
    socket.once('close', () => {
      if (kept === socket) kept = undefined;
    });
  }

  function takeKept({ wire }: Probe): Socket | undefined {
    const socket = wire.connection === 'keep' && kept?.writable ? kept : undefined;
    if (socket !== undefined) kept = undefined;
    return socket;
  }

  return {
    name: shownUrl(url),
    can: new Set(url.protocol === 'https:' ? ['socket', 'https'] : ['socket']),
    async send(probe) {
      if (closed) return closedReply;
      const connection = takeKept(probe) ?? (await connect(probe));
      return 'kind' in connection ? connection : exchange(connection, probe);
    },
    async sendTogether(probes) {
      if (closed) return probes.map(() => closedReply);
      const connecting = probes.map(connect);
      const made = new AbortController();
      const enough = clock.sleep(GATHERING_MS, made.signal).catch(() => {});
      await Promise.race([Promise.all(connecting), enough]);
      made.abort();
      return Promise.all(
        probes.map(async (probe, at) => {
          const connection = (await connecting[at]) ?? closedReply;
          return 'kind' in connection ? connection : exchange(connection, probe);
        }),
      );
    },
    async close() {
      closed = true;
      await Promise.all(
        [...open].map(
          (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()).destroy()),
        ),
      );
    },
  };
}

/** So long all connections are waited for: a server of one thread makes the next only when it has served the one before. */
const GATHERING_MS = 500;

const closedReply: Reply = { kind: 'failed', message: 'The run is over: nothing more is sent.' };

/** Throws for what is known before a name is resolved; its addresses are judged as they are dialled. */
function refuseTarget(url: URL, policy: TargetPolicy): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const refusal = refuseUrl(url) ?? (isIP(host) === 0 ? undefined : refuseAddress(host, host, policy));
  if (refusal === undefined) return;
  const { message: problem, hint = 'Write it like http://127.0.0.1:3000/webhooks.' } = refusal;
  throw new PlexteraError('PLEXTERA_BAD_TARGET', { target: shownUrl(url), problem, hint });
}

function refuseHeaders(headers: Probe['headers']): void {
  const [problem] = findHeaderProblems(headers, []);
  if (problem === undefined) return;
  const name = printableText(headers[problem.index]?.[0] ?? '', 60);
  throw new PlexteraError('PLEXTERA_BAD_HEADER', { name, problem: problem.message });
}
