import type { FastifyInstance, HTTPMethods } from 'fastify';
import { ApiError } from './api-error.ts';

/** Answers 405 with `Allow` to what a path does not know, before anything of a body is read. */
export function refuseOtherMethods(api: FastifyInstance, url: string, allowed: readonly HTTPMethods[]): void {
  const known = new Set<string>([...allowed, 'HEAD']);
  const refuse = async (): Promise<never> => {
    const allow = allowed.join(', ');
    throw new ApiError('METHOD_NOT_ALLOWED', `This path knows ${allow} only.`, { headers: { allow } });
  };
  api.route({
    method: api.supportedMethods.filter((method) => !known.has(method)) as HTTPMethods[],
    url,
    onRequest: refuse,
    handler: refuse,
  });
}
