import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** The payload on Plextera's page of the event `workflow.run.failed`, value for value and key by key. */
const published = {
  eventId: 'evt_01JY7MWFFAIL00000000001',
  eventType: 'workflow.run.failed',
  occurredAt: '2026-04-07T10:12:30Z',
  apiVersion: 'v1',
  data: {
    runId: '69d224901610662a576cd7e6',
    workflowId: 'daily-correspondence-loader',
    status: 'FAILED',
    createdAt: '2026-04-07T10:10:00Z',
    updatedAt: '2026-04-07T10:12:30Z',
    completedAt: '2026-04-07T10:12:30Z',
    workflow: { id: 'daily-correspondence-loader', name: 'Daily Correspondence Loader' },
    progress: { stepsCompleted: 1, stepsTotal: 3 },
    steps: [
      {
        id: 'step_01',
        name: 'Extracted Document',
        type: 'document_insights',
        status: 'COMPLETED',
        nestedRuns: { count: 0, data: [] },
      },
      {
        id: 'step_02',
        name: 'Route Result',
        type: 'web_function',
        status: 'FAILED',
        message: 'Client endpoint rejected the request.',
        nestedRuns: { count: 0, data: [] },
      },
    ],
    error: { code: 'WORKFLOW_RUN_FAILED', message: 'Client endpoint rejected the request.' },
  },
};

it('the example "seed" is the published payload, in its order', () => {
  const file = join(import.meta.dirname, '../../spec/examples/workflow.run.failed/seed.json');
  const example = readFileSync(file, 'utf8');

  expect(JSON.parse(example)).toEqual(published);
  expect(JSON.stringify(JSON.parse(example))).toBe(JSON.stringify(published));
});
