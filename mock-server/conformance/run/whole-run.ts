import type { ReceiverCase } from '../cases/receiver-case.ts';
import { isAcceptance } from '../judge/answer-kinds.ts';
import type { CaseResult } from '../verdict.ts';
import type { RunContext } from './run-context.ts';

/** Cases about a whole run, whose results are known only at its end: the controls between groups, and what answers leak. */
const controlCase = 'BAS-02';
const leakCase = 'TRN-11';

/** Whether the result of a case has to wait for the end of the run. */
export function isAboutWholeRun({ case: receiverCase }: CaseResult): boolean {
  return isControlCase(receiverCase) || receiverCase.id === leakCase;
}

/** Whether a case is the one of the controls. */
export function isControlCase({ id }: ReceiverCase): boolean {
  return id === controlCase;
}

/** The result of the case of controls where one of them ended the run before any case; undefined where none did. */
export function brokenControlOf(receiverCase: ReceiverCase, { found }: RunContext): CaseResult | undefined {
  const { brokenControl } = found;
  if (!brokenControl) return undefined;
  return failed({ case: receiverCase, durationMs: 0 }, `${brokenControl.problem}.`, [brokenControl.exchange]);
}

/** The result of such a case with what the run found out beside it. */
export function withWholeRun(result: CaseResult, { found }: RunContext): CaseResult {
  const { brokenControl, leaks } = found;
  if (result.verdict === 'fail') return result;
  if (result.case.id === controlCase && brokenControl)
    return failed(result, `${brokenControl.problem}.`, [brokenControl.exchange]);
  const [leak] = leaks;
  if (result.case.id !== leakCase || !leak) return result;
  const exchanges = leaks.map(({ exchange }) => exchange);
  return failed(result, `the answer to a refused request gives away ${leak.what}.`, exchanges);
}

/** What is to be known of a run before its results are read. */
export async function hintsOf({ found, isAsync }: RunContext): Promise<readonly string[]> {
  const negative = await found.negative?.catch(() => undefined);
  return negative && !isAsync && isAcceptance(negative.exchange.reply) ? [acceptsAll] : [];
}

const acceptsAll =
  'The receiver accepts an event that is signed with another secret: does it verify signatures at all? If it answers before it verifies, run with --async and an observer.';

function failed(
  result: Pick<CaseResult, 'case' | 'durationMs'>,
  reason: string,
  exchanges: CaseResult['exchanges'],
): CaseResult {
  const { case: receiverCase, durationMs } = result;
  const sentence = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
  return { case: receiverCase, verdict: 'fail', reason: sentence, exchanges, durationMs };
}
