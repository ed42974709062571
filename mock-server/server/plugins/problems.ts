import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { closestName } from '../../contract/closest-name.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { StoreUnavailable } from '../../store/delivery-store.ts';

/** An answer of the control API that is not a success, as RFC 9457 describes it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly hint: string | undefined;

  constructor(status: number, code: string, detail: string, hint?: string) {
    super(detail);
    this.status = status;
    this.code = code;
    this.hint = hint;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Body too large',
  415: 'Not JSON',
  421: 'Misdirected request',
  422: 'Cannot be done with this',
  500: 'Our own fault',
  503: 'Not now',
};

const codes: Readonly<Record<number, string>> = { 413: 'too-large', 415: 'not-json' };

/** Every failure of the control API goes out as `application/problem+json`, with a `code` for machines. */
export function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler((error, _request, reply) => sendProblem(reply, error as FastifyError));
  server.setNotFoundHandler((request, reply) =>
    send(reply, new Problem(404, 'not-found', `There is no ${request.method} ${request.url.split('?')[0]}.`)),
  );
}

export function sendProblem(
  reply: FastifyReply,
  error: FastifyError | Problem | PlexteraError | StoreUnavailable,
): FastifyReply {
  return send(reply, toProblem(error));
}

function toProblem(error: FastifyError | Problem | PlexteraError | StoreUnavailable): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PlexteraError) return new Problem(422, error.code, error.message, error.hint);
  if (error instanceof StoreUnavailable)
    return new Problem(
      503,
      'store-unavailable',
      'The store takes nothing now, so nothing was accepted.',
      'Try again.',
    );
  if (error.validation)
    return new Problem(400, 'bad-request', explain(error), 'See the description of the control API.');
  const status = error.statusCode ?? 500;
  if (status >= 500) return new Problem(500, 'internal', 'The mock failed; this is not the request’s fault.');
  return new Problem(status, codes[status] ?? 'bad-request', error.message);
}

function explain({ validation = [] }: FastifyError): string {
  return validation.map(explainOne).join('; ');
}

type Finding = NonNullable<FastifyError['validation']>[number] & { readonly parentSchema?: unknown };

function explainOne({ keyword, instancePath, message, params, parentSchema }: Finding): string {
  if (keyword !== 'additionalProperties') return `${instancePath || 'the body'} ${message ?? 'is not right'}`;
  const name = printableText(String(params.additionalProperty), 100);
  const near = closestName(
    name,
    Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {}),
  );
  return `unknown key "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

function send(reply: FastifyReply, { status, code, message, hint }: Problem): FastifyReply {
  const title = titles[status] ?? 'Request refused';
  return reply
    .code(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title,
        status,
        code,
        detail: message,
        ...(hint ? { hint } : {}),
      }),
    );
}
