import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot, SpecCopy, sharedGenerator } from './spec-copy.ts';
import { compile } from './type-check.ts';

const generate = sharedGenerator();

/** Text that ends whatever it could stand in: comments, strings, templates, lines, tags, tables. */
const hostile = [
  '*/ globalThis.taken = true; /* ',
  '"; globalThis.taken = true; "',
  "'; globalThis.taken = true; '",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what must not become one.
  '`; globalThis.taken = true; `${globalThis.taken = true}',
  '</script><script>globalThis.taken = true</script>',
  '\u2028globalThis.taken = true;\u2029',
  '\nglobalThis.taken = true; // \\',
  '| <!-- events:end --> require("node:fs") $& $1 {} any',
].join(' ');
const text = JSON.stringify(hostile).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

function hostileCopy(): SpecCopy {
  const copy = new SpecCopy()
    .replace('title: Plextera webhooks', `title: ${text}`)
    .replace(
      'summary: A run reached FAILED. `data.error` says why, and `data.steps` shows the step that failed.',
      `summary: ${text}`,
    )
    .replace(
      'description: Names the event. The same on every retry, so deduplicate on it.',
      `description: ${text}`,
    )
    .replace('description: A workflow run reached FAILED.', `description: ${text}`)
    .replace('examples: [invoice-2041.pdf]', `examples: [${text}]`)
    .replace('x-known-values: [QUEUED,', `x-known-values: [${text}, QUEUED,`)
    .replace('x-sample: { pick: [WORKFLOW_RUN_FAILED] }', `x-sample: { pick: [${text}] }`)
    .replace(
      '        pageCount:\n',
      `        ${text}: { type: string, x-provenance: docs, description: ${text} }\n        pageCount:\n`,
    )
    .replace('summary: "The only step failed, and its message is the error\'s."', `summary: ${text}`)
    .replace(
      'status: { type: string, const: FAILED, description: The terminal state., x-provenance: seed }\n        createdAt: *createdAt\n        startedAt: *startedAt\n        updatedAt: *updatedAt\n        completedAt: *completedAt\n        durationMs',
      `status: { type: string, const: ${text}, x-provenance: seed }\n        createdAt: *createdAt\n        startedAt: *startedAt\n        updatedAt: *updatedAt\n        completedAt: *completedAt\n        durationMs`,
    )
    .replace(
      'status: FAILED,\n          carries: data.error,\n        }\n      examples:\n        - {\n            name: seed',
      `status: ${text},\n          carries: ${text},\n        }\n      examples:\n        - {\n            name: seed`,
    );
  const examples = 'spec/examples/workflow.run.failed';
  for (const name of ['seed', 'minimal', 'full', 'one-failed-step'])
    copy.replace('"status": "FAILED"', `"status": ${text}`, `${examples}/${name}.json`);
  const output = `"output": { "__proto__": { "a": ${text} }, ${text}: 1 }`;
  copy.replace('"nestedRuns"', `${output}, "nestedRuns"`, `${examples}/seed.json`);
  return copy;
}

const program = `
import { deepStrictEqual as same } from 'node:assert';
import { contract, events } from './generated/catalog.ts';
import { examples } from './generated/examples.ts';
import { samplePlans } from './generated/samples.ts';
import { shapes } from './generated/shapes.ts';
import { eventValidators, validateWorkflowRunFailedEvent as validate } from './generated/validators.ts';

const hostile = ${text};
const seed = examples['workflow.run.failed'].seed?.event;
same(contract.title, hostile);
same(events['workflow.run.failed'].summary, hostile);
same(Object.keys(shapes.Document && 'properties' in shapes.Document ? shapes.Document.properties : {}).slice(-2), [hostile, 'pageCount']);
same(samplePlans.RunError?.properties?.code?.hint?.pick, [hostile]);
same(seed?.data.status, hostile);
same(Object.keys(Object(seed?.data.steps[0]?.output)), ['__proto__', hostile]);
same(validate(seed), true);
same(validate({ ...seed, data: { ...seed?.data, status: 'FAILED' } }), false);
same(validate.errors?.[0]?.params, { allowedValue: hostile });
same(Object.keys(eventValidators).length, 8);
same('taken' in globalThis, false);
same(({}  as { a?: unknown }).a, undefined);
process.stdout.write('inert');
`;

it('text of the document stays text, whatever it is', async () => {
  const copy = hostileCopy();
  const before = copy.read('README.md');
  for (const [path, content] of await generate(copy.root)) copy.write(content, path);
  writeFileSync(join(copy.root, 'program.ts'), program);

  expect(compile(copy.root)).toBe('');
  const run = spawnSync(process.execPath, ['--import', 'tsx', join(copy.root, 'program.ts')], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.stdout).toBe('inert');
  // Its table neither ends early nor gets more rows or lines.
  const readme = copy.read('README.md');
  expect(readme.split('\n').length).toBe(before.split('\n').length);
  expect(readme.split('<!-- events:end -->').length).toBe(2);
}, 60_000);
