import type { Reply } from '../receiver.ts';

/** Headers and body of an answer as one text. */
export function answerText({ headers, body }: Extract<Reply, { kind: 'answer' }>): string {
  const head = headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  return `${head}\n\n${Buffer.from(body).toString('utf8')}`;
}
