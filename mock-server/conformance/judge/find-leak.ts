import type { Probe, Reply } from '../receiver.ts';
import { isAcceptance } from './answer-kinds.ts';
import { answerSecrets } from './answer-secrets.ts';
import { answerText } from './answer-text.ts';

const stackTrace =
  /^\s*at .+:\d+:\d+\)?$|\bat (?:\S+ \()?(?:file:|node:|\/|[A-Z]:\\)\S+:\d+|Traceback \(most recent call last\)/m;
const filePath =
  /(?:file:\/\/|\/(?:[\w.@-]+\/)+|[A-Z]:\\(?:[\w.@ -]+\\)+)[\w.@-]+\.(?:[cm]?[jt]sx?|py|rb|go|java|php|cs)\b/;

/**
 * What the answer to a refused request gives away: the secret, the signature that would have been right, a stack trace or
 * a path of a file. Undefined where it gives away nothing, or the request was accepted.
 */
export function findLeak(probe: Probe, reply: Reply, secret: string): string | undefined {
  if (reply.kind !== 'answer' || isAcceptance(reply)) return undefined;
  const text = answerText(reply);
  const holds = (word: string) => text.includes(word);
  const secrets = answerSecrets(probe, secret);
  if (secrets.secret.some(holds)) return 'the signing secret';
  if (secrets.good.some(holds)) return 'the signature that would have been right';
  if (stackTrace.test(text)) return 'a stack trace';
  const path = filePath.exec(text)?.[0];
  return path === undefined ? undefined : `a path of a file (${path})`;
}
