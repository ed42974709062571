import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problems.ts';

const localHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Keeps web pages out. A page can make the browser of a developer call this port; it cannot choose the Host header
 * (DNS rebinding shows there), and the browser says where the call comes from.
 */
export function guardLocalAccess(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(quietHeaders);
    if (!isLocalHost(request))
      throw new Problem(
        421,
        'misdirected',
        'This server answers to loopback names only.',
        `Call it as 127.0.0.1, localhost or [::1], with its port.`,
      );
    if (!isSameOrigin(request)) throw new Problem(403, 'cross-origin', 'Calls from web pages are refused.');
  });
}

/** What is answered is for the caller alone: no cache keeps it, no page embeds it, no browser guesses its type. */
const quietHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

function isLocalHost({ raw }: FastifyRequest): boolean {
  // The absolute form of a request line names a host too, and the routes would not look at it.
  if (!raw.url?.startsWith('/')) return false;
  const lines = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (lines.length !== 1) return false;
  const [, name = '', port = '80'] = /^(.+?)(?::(\d+))?$/.exec(raw.headers.host?.toLowerCase() ?? '') ?? [];
  // Without a socket, as when a test injects a request, there is no port to compare with.
  const { localPort = Number(port) } = raw.socket;
  return localHosts.has(name) && Number(port) === localPort;
}

function isSameOrigin({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}
