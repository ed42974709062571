import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problems.ts';

const localHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Keeps web pages out. A page can make the browser of a developer call this port; it cannot choose the Host header
 * (DNS rebinding shows there), and the browser says where the call comes from.
 *
 * @param allowedHosts names more that callers may use, with a port where it is not the one listened at.
 */
export function guardLocalAccess(server: FastifyInstance, allowedHosts: readonly string[] = []): void {
  const allowed = new Set(allowedHosts.map((name) => name.toLowerCase()));
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(quietHeaders);
    if (!isLocalHost(request, allowed))
      throw new Problem(
        421,
        'misdirected',
        'This server does not answer to that name.',
        'Call it as 127.0.0.1, localhost or [::1], with its port; --allowed-host adds a name.',
      );
    if (!isSameOrigin(request)) throw new Problem(403, 'cross-origin', 'Calls from web pages are refused.');
  });
}

/** What is answered is for the caller alone: no cache keeps it, no page embeds it, no browser guesses its type. */
export const quietHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function isLocalHost({ raw }: FastifyRequest, allowed: ReadonlySet<string>): boolean {
  // The absolute form of a request line names a host too, and the routes would not look at it.
  if (!raw.url?.startsWith('/')) return false;
  const lines = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (lines.length !== 1) return false;
  const host = raw.headers.host?.toLowerCase() ?? '';
  if (allowed.has(host)) return true;
  const [, name = '', port = '80'] = /^(.+?)(?::(\d+))?$/.exec(host) ?? [];
  // Without a socket, as when a test injects a request, there is no port to compare with.
  const { localPort = Number(port), localAddress } = raw.socket;
  if (Number(port) !== localPort) return false;
  return localHosts.has(name) || allowed.has(name) || name === asHost(localAddress);
}

/** An address of this machine as a Host shows it. A page that rebinds a name sends the name and never an address. */
function asHost(address: string | undefined): string | undefined {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/, '');
  return plain?.includes(':') ? `[${plain}]` : plain;
}

function isSameOrigin({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}
