import { examples } from '../../generated/examples.ts';
import type { WorkflowRunFailedEvent } from '../../mock-server/contract/event.ts';

/** A failed run with every optional part. */
export const runFailed = examples['workflow.run.failed'].full?.event as WorkflowRunFailedEvent;

/** A failed run with a run in a step of a run in a step …, written by hand because `JSON.stringify` recurses. */
export function nestedBody(levels: number): string {
  const { steps: _, ...data } = runFailed.data;
  const { workflowId: __, runId: ___, ...run } = data;
  const step = '{"id":"a","name":"b","type":"c","status":"COMPLETED"';
  const open = `[${step},"nestedRuns":{"count":1,"data":[${JSON.stringify({ id: 'r', ...run }).slice(0, -1)},"steps":`;
  const nested = `${open.repeat(levels)}[]${'}]}}]'.repeat(levels)}`;
  return JSON.stringify({ ...runFailed, data: { ...data, steps: '@' } }).replace('"@"', nested);
}
