import { expect, it } from 'vitest';
import { runScript } from './run-script.ts';
import { SpecCopy } from './spec-copy.ts';

it('lint-spec has nothing to say about the contract', { timeout: 60_000 }, async () => {
  const { code, stdout, stderr } = await runScript('lint-spec.ts', []);

  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'spec/asyncapi.yaml is clean\n', stderr: '' });
});

it('lint-spec finds what only the rules of style know, and schemas that nothing refers to', {
  timeout: 60_000,
}, async () => {
  const copy = new SpecCopy()
    .replace(
      '    servers:\n      - $ref: "#/servers/subscriber"',
      '    servers:\n      - $ref: "#/components/servers/spare"',
    )
    .replace('\ncomponents:\n', '\ncomponents:\n  servers: { spare: { $ref: "#/servers/subscriber" } }\n')
    .replace('    Tags:\n', '    Spare: { type: string, description: Not used. }\n    Tags:\n');

  const { code, stdout, stderr } = await runScript('lint-spec.ts', ['--root', copy.root]);

  const lines = stderr.trim().split('\n');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  for (const line of lines) expect(line).toMatch(/^spec\/asyncapi\.yaml:\d+: #\//);
  expect(lines.some((line) => line.includes('error: '))).toBe(true);
  expect(lines.at(-1)).toMatch(/#\/components\/schemas\/Spare: nothing refers to it$/);
});
