import { expect, test } from 'vitest';
import { SpecCopy, sharedGenerator } from './spec-copy.ts';

const generate = sharedGenerator();
const file = 'spec/scenarios/happy-path.yaml';

test.each([
  ['a misspelt key', 'summary:', 'sumary:', /^spec\/scenarios\/happy-path.yaml:\d+: .*summary/],
  [
    'an event type that is gone',
    'workflow.run.failed',
    'workflow.run.lost',
    /happy-path.yaml:\d+: #\/steps\/4\/emit\/type: .*one of/,
  ],
  [
    'another name than that of its file',
    'name: happy-path',
    'name: sad-path',
    /#\/name: has to be happy-path/,
  ],
  ['bad YAML', 'steps:', 'steps: [', /happy-path.yaml:\d+: /],
])('a shipped scenario with %s is no scenario', async (_, from, to, message) => {
  const copy = new SpecCopy().replace(from, to, file);
  await expect(generate(copy.root)).rejects.toThrow(message);
});

test('a scenario is added by a file, and so is an event type to the schema of scenarios', async () => {
  const copy = new SpecCopy();
  copy.write(copy.read(file).replace('name: happy-path', 'name: my-own'), 'spec/scenarios/my-own.yaml');
  const files = await generate(copy.root);
  expect(files.get('generated/scenarios.ts')).toContain('"my-own"');
});
