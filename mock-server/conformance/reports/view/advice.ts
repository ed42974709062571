import type { Expectation } from '../../cases/expectation.ts';
import type { CaseResult } from '../../verdict.ts';

/** Why a result matters, and what mends it. */
export interface Advice {
  readonly why: string;
  readonly fix: string;
}

/**
 * The words of a case that fit what happened. What a case says of a receiver that takes what it should refuse is not true of
 * one that refused nothing and took nothing, because it failed: that comes first, and then the case's own fix.
 */
export function adviceOf(result: CaseResult): Advice {
  const { why, fix } = result.case;
  const mishap = mishapOf(result);
  if (mishap === undefined) return { why, fix: fix.text };
  return {
    why: `It did not take this, and did not refuse it either: ${mishap} A sender would try again for hours, and whoever knows the URL can bring it about.`,
    fix: `First find out what failed, in the receiver’s log of that moment, and answer 4xx instead. Then: ${fix.text}`,
  };
}

function mishapOf({ verdict, variant = '', exchanges, case: { variants } }: CaseResult): string | undefined {
  const steps = variants.find(({ name }) => name === variant)?.steps ?? [];
  const reply = exchanges.at(-1)?.reply;
  if (verdict !== 'fail' || !reply || !steps.some((step) => 'send' in step && wantsRefusal(step.expect)))
    return undefined;
  if (reply.kind === 'no-answer') return 'it gave no answer in time, as a handler that fails unnoticed does.';
  if (reply.kind === 'closed') return 'it broke the connection, as a process that ends does.';
  if (reply.kind !== 'answer' || reply.status < 500) return undefined;
  return `it answered ${reply.status}, as a server does for an exception that nobody caught.`;
}

/** Where an end without an answer would do as well, the case speaks of that itself. */
function wantsRefusal({ answer }: Expectation): boolean {
  return answer.includes('rejected') && !answer.some((kind) => kind === 'accepted' || kind === 'closed');
}
