import { signal } from '@preact/signals';

/** An answer that is not a success, in the words of the server. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly hint: string | undefined;

  constructor(status: number, detail: string, hint?: string) {
    super(detail);
    this.status = status;
    this.hint = hint;
  }
}

/** The mock asks for a token that this browser has no session for. */
export const signedOut = signal(false);

/** Calls the control API. Throws an `ApiProblem` for every failure, also where nobody answers. */
export async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiProblem(0, 'The mock does not answer.', 'Is serve still running?');
  });
  if (answer.status === 401 && path !== sessionPath) signedOut.value = true;
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as {
      readonly detail?: string;
      readonly hint?: string;
    };
    throw new ApiProblem(
      answer.status,
      problem.detail ?? `The mock answered ${answer.status}.`,
      problem.hint,
    );
  }
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

const sessionPath = '/api/v1/session';

/** Begins a session with the code of a link, or with the token. */
export async function beginSession(
  proof: { readonly code: string } | { readonly token: string },
): Promise<void> {
  await call('POST', sessionPath, proof);
  signedOut.value = false;
}

/** One sentence and, where there is one, what to do. */
export function problemText(error: unknown): string {
  if (error instanceof ApiProblem)
    return error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}
