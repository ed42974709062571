import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { casesOf } from '../../mock-server/testing.ts';

test('the door for tests works under node:test, without Vitest', () => {
  const suite = fileURLToPath(new URL('./suite-of-node-test.ts', import.meta.url));
  const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env;
  const args = ['--import', 'tsx', '--test', '--test-reporter', 'tap', suite];
  const output = execFileSync(process.execPath, args, { encoding: 'utf8', env });
  const count = casesOf({ only: ['SIG'], severity: 'must' }).length + 1;
  expect(output).toMatch(new RegExp(`^# pass ${count}\n# fail 0$`, 'm'));
});
