import type { AttemptStages, FaultedAttempt, StageDecorators } from './stages.ts';

/**
 * Stages with decorators around them. The decorator added first acts first: of what comes out (a body,
 * headers) it is the innermost, of what goes in (to be signed, to be sent) the outermost.
 */
export function composeStages(
  stages: AttemptStages,
  decorators: readonly StageDecorators[],
  attempt: FaultedAttempt,
): AttemptStages {
  return {
    render: decorators.reduce((next, { render }) => render?.(next, attempt) ?? next, stages.render),
    sign: decorators.reduceRight((next, { sign }) => sign?.(next, attempt) ?? next, stages.sign),
    head: decorators.reduce((next, { head }) => head?.(next, attempt) ?? next, stages.head),
    send: decorators.reduceRight((next, { send }) => send?.(next, attempt) ?? next, stages.send),
  };
}
