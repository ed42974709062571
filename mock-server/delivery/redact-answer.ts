interface Answer {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** Shorter ones are words that occur in any answer. */
const shortestSecret = 8;
const redacted = '[redacted]';

/**
 * An answer without the sessions and tokens in its headers, and without what it repeats of the request: receivers that
 * say what they were sent are common.
 *
 * @param hidden values of the request that are not shown.
 */
export function redactAnswer<Given extends Answer>(answer: Given, hidden: readonly string[]): Given {
  const secrets = hidden.filter((value) => value.length >= shortestSecret);
  const clean = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
  const headers = answer.headers.map(
    ([name, value]) => [name, isSecret(name) ? redacted : clean(value)] as const,
  );
  const bytes = Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength);
  const repeats = secrets.some((secret) => bytes.includes(secret, 0, 'latin1'));
  // In Latin-1 a text has as many characters as bytes, so nothing else is changed.
  const body = repeats ? Buffer.from(clean(bytes.toString('latin1')), 'latin1') : bytes;
  return { ...answer, headers, body };
}

function isSecret(name: string): boolean {
  return /cookie|authorization|token|secret|api-?key/i.test(name);
}
