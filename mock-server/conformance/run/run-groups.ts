import type { ReceiverCase } from '../cases/receiver-case.ts';
import { describeReply } from '../judge/describe.ts';
import type { CaseResult } from '../verdict.ts';
import {
  acceptsEverything,
  type Control,
  fatalForgery,
  firstControl,
  sendPositiveControl,
} from './control.ts';
import { baselineGroup, runCase } from './run-case.ts';
import type { RunContext } from './run-context.ts';
import type { StopReason } from './run-stop.ts';

export interface GroupHooks {
  readonly onStart?: ((receiverCase: ReceiverCase) => void) | undefined;
  readonly onResult: (result: CaseResult) => void;
}

/**
 * Runs cases group by group, each between two plain valid events. Where it ends early, `found.stopped` says why. Throws a
 * `RunStop` only for what ends it between two cases.
 */
export async function runGroups(
  cases: readonly ReceiverCase[],
  context: RunContext,
  { onStart, onResult }: GroupHooks,
): Promise<void> {
  const { found } = context;
  const control = await firstControl(context);
  const { reply } = control.exchange;
  if (reply.kind === 'unreachable') {
    const code = reply.code === undefined ? {} : { code: reply.code };
    found.stopped = { kind: 'unreachable', message: sentenceOf(describeReply(reply)), ...code };
    return;
  }
  if (control.problem === '' && !context.isAsync) {
    await acceptsEverything(context);
    const fatal = await fatalForgery(context);
    if (fatal) {
      found.brokenControl = fatal;
      found.stopped = { kind: 'baseline', message: `${sentenceOf(fatal.problem)} Fix this first.` };
      return;
    }
  }
  for (const group of groupsOf(cases)) {
    // The cases of the baseline say best what is wrong with it.
    if (control.problem !== '' && group[0]?.group !== baselineGroup) break;
    for (const receiverCase of group) {
      onStart?.(receiverCase);
      const result = await runCase(receiverCase, context);
      if (found.stopped?.kind === 'interrupted') return;
      onResult(result);
      found.stopped ??= brokenBaseline(result);
      if (found.stopped) return;
    }
    await controlAfter(group[0]?.group ?? '', context);
    if (found.stopped) return;
  }
  if (control.problem !== '') found.stopped = refusesBaseline(control.problem);
}

function brokenBaseline({ case: { group, severity }, verdict, reason }: CaseResult): StopReason | undefined {
  if (group !== baselineGroup || severity !== 'must' || verdict !== 'fail') return undefined;
  return { kind: 'baseline', message: `${reason} Fix this first.` };
}

async function controlAfter(group: string, context: RunContext): Promise<void> {
  const control = await sendPositiveControl(context);
  if (control.problem === '') return;
  const { found } = context;
  const problem = `after the group ${group} a plain valid event is not accepted any more: ${control.problem}`;
  found.brokenControl = { ...control, problem };
  found.stopped =
    control.exchange.reply.kind === 'answer'
      ? { kind: 'baseline', message: sentenceOf(problem) }
      : { kind: 'lost', message: sentenceOf(problem) };
}

function refusesBaseline(problem: Control['problem']): StopReason {
  return {
    kind: 'baseline',
    message: `${sentenceOf(`a plain valid event is not accepted: ${problem}`)} Fix this first; is the signing secret the same on both sides?`,
  };
}

function groupsOf(cases: readonly ReceiverCase[]): readonly (readonly ReceiverCase[])[] {
  const groups = new Map<string, ReceiverCase[]>();
  for (const receiverCase of cases) {
    const group = groups.get(receiverCase.group);
    if (group) group.push(receiverCase);
    else groups.set(receiverCase.group, [receiverCase]);
  }
  return [...groups.values()];
}

function sentenceOf(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
