import type { AttemptRecord } from '../../attempt-record.ts';

/** Bytes have columns of their own; the rest is one text, as JSON knows characters that a `jsonb` cannot hold. */
export interface AttemptColumns {
  readonly record: string;
  readonly requestBody: Uint8Array | undefined;
  readonly responseBody: Uint8Array | undefined;
}

export function toAttemptColumns({ requestBody, response, ...rest }: AttemptRecord): AttemptColumns {
  if (!response) return { record: JSON.stringify(rest), requestBody, responseBody: undefined };
  const { body, ...head } = response;
  return { record: JSON.stringify({ ...rest, response: head }), requestBody, responseBody: body };
}

export function fromAttemptColumns(
  text: string,
  requestBody: Uint8Array | null,
  responseBody: Uint8Array | null,
): AttemptRecord {
  const { response, ...rest }: AttemptRecord = JSON.parse(text);
  return {
    ...rest,
    ...(requestBody ? { requestBody } : {}),
    ...(response ? { response: { ...response, body: responseBody ?? new Uint8Array() } } : {}),
  };
}
