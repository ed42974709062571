/** The parts of an answer that can repeat what it was sent. */
export interface AnswerText {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

export const redacted = '[redacted]';

/** An answer that does not repeat the given texts; nothing else in it is changed, bytes that are no text neither. */
export function hideTexts<Given extends AnswerText>(answer: Given, texts: readonly string[]): Given {
  const bytes = Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength);
  const inBody = texts.some((text) => bytes.includes(text));
  const inHeaders = texts.some((text) => answer.headers.some(([, value]) => value.includes(text)));
  if (!inBody && !inHeaders) return answer;
  const clean = (from: string, hidden: readonly string[]) =>
    hidden.reduce((rest, text) => rest.replaceAll(text, redacted), from);
  // In Latin-1 a text has as many characters as bytes, so bytes that are no text survive.
  const asBytes = texts.map((text) => Buffer.from(text).toString('latin1'));
  return {
    ...answer,
    headers: answer.headers.map(([name, value]) => [name, clean(value, texts)] as const),
    body: inBody ? Buffer.from(clean(bytes.toString('latin1'), asBytes), 'latin1') : answer.body,
  };
}
