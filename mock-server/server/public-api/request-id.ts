import type { FastifyReply, FastifyRequest } from 'fastify';
import { hexId } from '../../runtime/ids.ts';
import type { Random } from '../../runtime/random.ts';

const header = 'x-request-id';
const echoed = /^[A-Za-z0-9._-]{1,128}$/;

/**
 * Puts `X-Request-Id` on the answer, once: the caller's own if it is an id and nothing else, or `req_` and 26
 * upper-case hexadecimal digits.
 */
export function identify({ headers }: FastifyRequest, reply: FastifyReply, random: Random): string {
  const known = reply.getHeader(header);
  if (typeof known === 'string') return known;
  const given = headers[header];
  const id =
    typeof given === 'string' && echoed.test(given) ? given : `req_${hexId(26, random).toUpperCase()}`;
  reply.header(header, id);
  return id;
}
