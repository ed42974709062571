/**
 * Every error of the public API by its code. Assumed, because nobody publishes it: the number of `VALIDATION_FAILED`,
 * the codes for 429 and 500, and which errors are `retryable`.
 */
export const apiErrors = {
  INVALID_REQUEST: { status: 400, retryable: false, meaning: 'The request cannot be read.' },
  UNAUTHORIZED: { status: 401, retryable: false, meaning: 'There is no API key, or not the right one.' },
  FORBIDDEN: { status: 403, retryable: false, meaning: 'The caller may not do this.' },
  NOT_FOUND: { status: 404, retryable: false, meaning: 'There is no such thing.' },
  METHOD_NOT_ALLOWED: { status: 405, retryable: false, meaning: 'The path knows other methods.' },
  NOT_ACCEPTABLE: {
    status: 406,
    retryable: false,
    meaning: 'The answer would be JSON, which is not accepted.',
  },
  CONFLICT: { status: 409, retryable: false, meaning: 'It contradicts what is there.' },
  PAYLOAD_TOO_LARGE: { status: 413, retryable: false, meaning: 'The body is larger than 1 MiB.' },
  VALIDATION_FAILED: {
    status: 422,
    retryable: false,
    meaning: 'Parts of the request are wrong; see `details`.',
  },
  TOO_MANY_REQUESTS: { status: 429, retryable: true, meaning: 'Wait as long as `Retry-After` says.' },
  INTERNAL_ERROR: { status: 500, retryable: true, meaning: 'The server failed.' },
} as const;

export type ApiErrorCode = keyof typeof apiErrors;

/** One part of a request that is wrong: its path, such as `eventTypes[1]`, and what is wrong with it. */
export interface ApiErrorDetail {
  readonly field: string;
  readonly issue: string;
}

/** A failure of the public API, in the vendor's terms. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  /** Mostly the code's own; a refusal that the vendor's list does not have keeps its number. */
  readonly status: number;
  readonly details: readonly ApiErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ApiErrorCode,
    message: string,
    extra: {
      readonly status?: number;
      readonly details?: readonly ApiErrorDetail[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.status = extra.status ?? apiErrors[code].status;
    this.details = extra.details ?? [];
    this.headers = extra.headers ?? {};
  }
}

const maxDetails = 20;

/** Throws `VALIDATION_FAILED` unless there is nothing to say. */
export function refuseInvalid(details: readonly ApiErrorDetail[]): void {
  if (details.length === 0) return;
  const fields = [...new Set(details.map(({ field }) => field))].slice(0, maxDetails).join(', ');
  throw new ApiError('VALIDATION_FAILED', `The request is not valid: ${fields}.`, {
    details: details.slice(0, maxDetails),
  });
}
