import { expect, test } from 'vitest';
import { events, headers } from '../../mock-server/contract/catalog.ts';
import { runCli } from '../fixtures/run-cli.ts';

test('the demo verifies every event of the default vocabulary, refuses the one that was tampered with, and ends with 0', async () => {
  const { code, stdout, stderr } = await runCli(['demo'], {
    env: { PLEXTERA_SIGNING_SECRET: 'whsec_not_used' },
  });
  expect([code, stderr]).toEqual([0, '']);
  const secondNames = Object.values(events).filter(({ vocabulary }) => vocabulary === 'extraction');
  const shown = Object.values(events).filter((facts) => !secondNames.includes(facts));
  expect(shown).toHaveLength(5);
  for (const { type, summary } of shown) expect(stdout).toContain(`\n${type}: ${summary}\n`);
  for (const { type } of secondNames) expect(stdout).not.toContain(type);
  for (const { name } of Object.values(headers)) expect(stdout.split(`\n  ${name}: `)).toHaveLength(7);
  expect(stdout.match(/^ {2}verified {3}/gm)).toHaveLength(5);
  expect(stdout.match(/^ {2}typed {6}/gm)).toHaveLength(5);
  expect(stdout.match(/^ {2}answer {5}200 \(delivered\)$/gm)).toHaveLength(5);
  expect(stdout.match(/^ {2}refused {4}signature-mismatch: /gm)).toHaveLength(1);
  expect(stdout).toMatch(/^ {2}answer {5}401 /m);
  expect(stdout.trimEnd()).toMatch(/5 events verified; 1 tampered with, and refused\.$/);
});
