import type { ReceiverCase } from '../cases/receiver-case.ts';
import type { FuzzFailure, FuzzResult } from '../fuzz/fuzz-result.ts';
import type { CaseResult, RunResult } from '../verdict.ts';

/** The group of what was made up, which nobody can look up: its requests are all that there is. */
export const fuzzGroup = 'FUZ';

const shared = {
  group: fuzzGroup,
  severity: 'must',
  source: 'the contract, and made-up events from the run’s seed',
  needs: [],
  variants: [],
} as const;

const validCase: ReceiverCase = {
  ...shared,
  id: 'FUZ-01',
  title: 'made-up events that keep the contract are accepted',
  why: 'An event that the contract allows, and no example shows, gets lost.',
  fix: {
    text: 'Send the request below again, and compare what your code expects with the schema of the event type.',
  },
};

const changedCase: ReceiverCase = {
  ...shared,
  id: 'FUZ-02',
  title: 'events with one thing changed are answered, whatever the answer',
  why: 'One odd event makes the receiver fail, and being tried again it does so for hours.',
  fix: {
    text: 'Send the request below again, and answer 400 or 422 where the body is not what your code needs.',
  },
};

/** A run with what fuzzing found behind it, as two cases more; the smallest requests that fail are their exchanges. */
export function withFuzzResults(run: RunResult, fuzz: FuzzResult): RunResult {
  const { failures, stopped } = fuzz;
  const isValid = ({ mutation }: FuzzFailure) => mutation === undefined;
  const results = [
    resultOf(validCase, failures.filter(isValid), fuzz),
    resultOf(
      changedCase,
      failures.filter((failure) => !isValid(failure)),
      fuzz,
    ),
  ];
  return {
    ...run,
    durationMs: run.durationMs + fuzz.durationMs,
    results: [...run.results, ...results],
    ...(stopped ? { stopped } : {}),
  };
}

function resultOf(
  receiverCase: ReceiverCase,
  failures: readonly FuzzFailure[],
  { sent, durationMs }: FuzzResult,
): CaseResult {
  const [first] = failures;
  const all = { case: receiverCase, durationMs: durationMs / 2 };
  if (sent === 0) return { ...all, verdict: 'inconclusive', reason: 'No event was sent.', exchanges: [] };
  if (!first) return { ...all, verdict: 'pass', reason: '', exchanges: [] };
  const { mutation, eventType, reason, index } = first;
  const what = mutation === undefined ? eventType : `${eventType}, ${mutation}`;
  const more = failures.length > 1 ? ` There are ${failures.length - 1} more below.` : '';
  return {
    ...all,
    verdict: 'fail',
    variant: `event ${index + 1} of ${sent}: ${what}`,
    reason: `${reason}${more}`,
    exchanges: failures.map(({ exchange }) => exchange),
  };
}
