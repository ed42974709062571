import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

interface Workflow {
  readonly jobs: { readonly receiver: { readonly steps: readonly { readonly run?: string }[] } };
}

test('the example for CI calls the test verb with options that it has', async () => {
  const { jobs } = parse(readFileSync('.github/receiver-tests.example.yml', 'utf8')) as Workflow;
  const line = jobs.receiver.steps.find(({ run = '' }) => run.startsWith('npx plextera-webhooks'))?.run ?? '';
  const [, , ...args] = line.split(/\s+/);
  const folder = tempFolder();
  const elsewhere = args.map((arg) =>
    arg.replace('$GITHUB_STEP_SUMMARY', 'summary.md').replace(/=(?=\w+\.\w+$)/, `=${folder}/`),
  );
  // Nobody listens there, so the run ends at once: after the options were read, and the files found writable.
  const { code, stderr } = await runInProcess(elsewhere.map((arg) => arg.replace(':3000/', ':1/')));
  expect(stderr).toContain('http://127.0.0.1:1/webhooks');
  expect(code).toBe(3);
});
