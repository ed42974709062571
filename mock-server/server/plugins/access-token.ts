import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../runtime/clock.ts';
import { hexId } from '../../runtime/ids.ts';
import type { Random } from '../../runtime/random.ts';
import { dashboardPaths } from '../dashboard/dashboard-page.ts';
import { publicApiPrefix } from '../public-api/prefix.ts';
import { Problem } from './problems.ts';
import { isSameSecret } from './same-secret.ts';

export const sessionPath = '/api/v1/session';
const cookieName = 'plextera_session';
/** 160 bits. */
const digits = 40;
const mostSessions = 20;
const codeLifeMs = 600_000;
/** Readable without the token: without it they hold nothing of this mock, but what anybody can install. */
const openRoutes: ReadonlySet<string> = new Set([
  '/healthz',
  sessionPath,
  '/docs',
  '/docs/*',
  ...dashboardPaths,
]);

/** A token that nobody can guess, for a mock that was given none. */
export function makeToken(random: Random): string {
  return hexId(digits, random);
}

/**
 * Who may use the control API: callers that send the token, and browsers that have a session. A browser gets one for a
 * code that it found in the fragment of a link, which no server, log or referrer ever sees.
 */
export class Access {
  readonly #token: string;
  readonly #tools: { readonly clock: Clock; readonly random: Random };
  readonly #sessions: string[] = [];
  #code: { readonly text: string; readonly endsAtMs: number } | undefined;

  constructor(token: string, tools: { readonly clock: Clock; readonly random: Random }) {
    this.#token = token;
    this.#tools = tools;
  }

  /** A code for one session within ten minutes; the code before it is no longer good. */
  makeCode(): string {
    const { clock, random } = this.#tools;
    const text = hexId(digits, random);
    this.#code = { text, endsAtMs: clock.monotonicMs() + codeLifeMs };
    return text;
  }

  /** Begins a session for a code, which is used up by it; undefined for a wrong one, which uses up nothing. */
  beginSession(code: string): string | undefined {
    const { clock } = this.#tools;
    const expected = this.#code;
    if (!expected || clock.monotonicMs() > expected.endsAtMs) return undefined;
    if (!isSameSecret(code, expected.text)) return undefined;
    this.#code = undefined;
    return this.#newSession();
  }

  /** Begins a session for whoever knows the token, such as a person at a second browser. */
  beginSessionFor(token: string): string | undefined {
    return isSameSecret(token, this.#token) ? this.#newSession() : undefined;
  }

  allows({ headers }: FastifyRequest): boolean {
    const [, token] = /^Bearer ([\x21-\x7e]+)$/i.exec(headers.authorization ?? '') ?? [];
    if (token !== undefined) return isSameSecret(token, this.#token);
    const session = sessionOf(headers.cookie ?? '');
    return session !== undefined && this.#sessions.some((known) => isSameSecret(session, known));
  }

  #newSession(): string {
    const session = hexId(digits, this.#tools.random);
    this.#sessions.push(session);
    if (this.#sessions.length > mostSessions) this.#sessions.shift();
    return session;
  }
}

/** The cookie of a session: not for scripts, and not sent with what another site begins. */
export function sessionCookie(session: string): string {
  return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
}

/** Lets only those in whom `access` allows. The public API has its own key; health and the documentation tell nothing. */
export function requireAccess(server: FastifyInstance, access: Access): void {
  server.addHook('onRequest', async (request, reply) => {
    // The route that was found and not the path as it was written, so that no spelling of a path gets around this.
    const route = request.routeOptions.url ?? request.url;
    if (openRoutes.has(route) || route.startsWith(`${publicApiPrefix}/`)) return;
    if (access.allows(request)) return;
    reply.header('www-authenticate', 'Bearer');
    throw new Problem(
      401,
      'unauthorized',
      'The access token is missing or wrong.',
      'Send Authorization: Bearer <token>, with the token that the mock was started with or has printed.',
    );
  });
}

function sessionOf(cookies: string): string | undefined {
  const found = cookies.split(';').map((cookie) => cookie.trim().split('='));
  return found.find(([name]) => name === cookieName)?.[1];
}
