import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { printableText } from '../../delivery/printable-text.ts';
import type { Random } from '../../runtime/random.ts';
import { ApiError, type ApiErrorCode, apiErrors } from './api-error.ts';
import { identify } from './request-id.ts';

/** Every failure under the public API's prefix goes out in the vendor's envelope, those of the outer guards too. */
export function answerApiErrors(api: FastifyInstance, random: Random): void {
  api.setErrorHandler((error, request, reply) => sendApiError(error, request, reply, random));
  api.setNotFoundHandler((request, reply) => {
    const path = printableText(request.url.split('?')[0] ?? '');
    sendApiError(new ApiError('NOT_FOUND', `There is no ${request.method} ${path}.`), request, reply, random);
  });
}

/** Answers with the envelope `{ "error": { code, message, requestId, retryable, details? } }`. */
export function sendApiError(
  cause: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  random: Random,
): FastifyReply {
  const { code, status, message, details, headers } = toApiError(cause);
  const requestId = identify(request, reply, random);
  if (status === 429 && !reply.hasHeader('retry-after')) reply.header('retry-after', '1');
  return reply
    .code(status)
    .headers(headers)
    .type('application/json; charset=utf-8')
    .send(
      JSON.stringify({
        error: {
          code,
          message,
          requestId,
          retryable: apiErrors[code].retryable,
          ...(details.length > 0 ? { details } : {}),
        },
      }),
    );
}

const codeByStatus: ReadonlyMap<number, ApiErrorCode> = new Map([
  ...Object.entries(apiErrors).map(([code, { status }]) => [status, code as ApiErrorCode] as const),
  // The guard against foreign host names is ours, not the vendor's, whose list has no code of its own for it.
  [421, 'FORBIDDEN'],
]);

/** What Fastify and the outer server's plugins throw carries a status, as `statusCode` or as `status`. */
function toApiError(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  const {
    status,
    statusCode,
    message = '',
  } = cause as Partial<Record<'status' | 'statusCode', number>> & Error;
  const number = status ?? statusCode ?? 500;
  if (number < 400 || number >= 500)
    return new ApiError('INTERNAL_ERROR', 'The mock failed; this is not the request’s fault.');
  return new ApiError(codeByStatus.get(number) ?? 'INVALID_REQUEST', printableText(message, 500), {
    status: number,
  });
}
