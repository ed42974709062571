import { type AnswerText, hideTexts, redacted } from './hide-texts.ts';

/** Shorter ones are words that occur in any answer. */
const shortestSecret = 8;

/**
 * An answer without the sessions and tokens in its headers, and without what it repeats of the request: receivers that
 * say what they were sent are common.
 *
 * @param hidden values of the request that are not shown.
 */
export function redactAnswer<Given extends AnswerText>(answer: Given, hidden: readonly string[]): Given {
  // A scheme in front of a token is not always repeated with it.
  const words = hidden.flatMap((value) => [value, ...value.split(' ')]);
  const secrets = words.filter((value) => value.length >= shortestSecret);
  const answered = hideTexts(answer, secrets);
  const headers = answered.headers.map(
    ([name, value]) => [name, isSecret(name) ? redacted : withoutTokens(value)] as const,
  );
  return { ...answered, headers };
}

/** Whether the name of a header or a property says that its value is for few. */
export function isSecret(name: string): boolean {
  return /cookie|authorization|token|secret|api-?key/i.test(name);
}

/** What may be a key or a token in the URLs of a text, such as the place of a redirect. */
function withoutTokens(text: string): string {
  return text
    .replaceAll(
      /([?&#][^=&#\s]*(?:key|token|secret|sig|pass|auth|code|credential)[^=&#\s]*=)[^&#\s]*/gi,
      '$1redacted',
    )
    .replaceAll(/(?<=:\/\/)[^/?#\s@]*@/g, 'redacted@');
}
