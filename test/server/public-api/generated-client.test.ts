import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSource } from 'oazapfts';
import { afterAll, expect, test } from 'vitest';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { document } from './documented.ts';
import { startPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);

/** What a consumer would write against a client that was generated from the document. */
const program = `
import { createEventSubscription, defaults, deleteEventSubscription, getWorkflowRun, listEventSubscriptions,
  setWorkflowRun, updateEventSubscription } from './client.ts';

export async function play(origin: string) {
  defaults.baseUrl = origin;
  defaults.headers = { authorization: 'api-key any' };
  const created = await createEventSubscription({
    endpointUrl: 'http://127.0.0.1:9999/hooks', eventTypes: ['workflow.run.completed'], signingSecret: 'whsec_x',
  });
  if (created.status !== 201) throw new Error(created.data.error.message);
  const { id } = created.data;
  const paused = await updateEventSubscription(id, { status: 'paused' });
  const refused = await updateEventSubscription(id, { eventTypes: [] });
  const issue = refused.status === 422 ? refused.data.error.details[0]?.issue : undefined;
  const list = await listEventSubscriptions({ status: 'paused', size: 10 });
  const listed = list.status === 200 ? list.data.data.map((one) => one.id === id) : [];
  await setWorkflowRun('run1', { status: 'CLOSED' });
  const run = await getWorkflowRun('run1');
  const deleted = await deleteEventSubscription(id);
  return {
    paused: paused.status === 200 && paused.data.status, issue, listed,
    run: run.status === 200 && run.data.status, deleted: deleted.status,
  };
}

// @ts-expect-error: an unknown event type
void (() => createEventSubscription({ endpointUrl: '', eventTypes: ['run.failed'], signingSecret: 'x' }));
// @ts-expect-error: a secret is not shown
void (async () => { const { data } = await createEventSubscription({} as never); return data.signingSecret; });
`;

test('a client that is generated from the document compiles, and speaks with the server', async () => {
  const { origin, count } = await startPublicApi();
  const folder = tempFolder();
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
  writeFileSync(join(folder, 'client.ts'), await generateSource(join(folder, 'openapi.json')));
  writeFileSync(join(folder, 'program.ts'), program);
  expect(typeCheck(folder)).toBe('');
  const { play } = (await import(join(folder, 'program.ts'))) as { play(origin: string): Promise<unknown> };
  expect(await play(origin)).toEqual({
    paused: 'paused',
    issue: 'must hold at least one event type',
    listed: [true],
    run: 'CLOSED',
    deleted: 204,
  });
  expect(await count()).toBe(0);
});

/** What the compiler says of a folder; the generated code is not written for our strictest options. */
function typeCheck(folder: string): string {
  const modules = join(import.meta.dirname, '../../../node_modules');
  symlinkSync(modules, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'ES2023',
    module: 'NodeNext',
    allowImportingTsExtensions: true,
    types: ['node'],
    skipLibCheck: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const tsc = join(modules, '.bin/tsc');
  return spawnSync(tsc, ['-p', folder, '--pretty', 'false'], { encoding: 'utf8' }).stdout.trim();
}
