import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../mock-server/cli/exit-codes.ts';
import { verbs } from '../../mock-server/cli/verbs.ts';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { packageVersion } from '../../mock-server/runtime/package-version.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';

const [type] = eventTypes;
const names = verbs.map(({ name }) => name);

describe('help', () => {
  test.each(names)('of %s is a result, and ends with 0', async (name) => {
    const { code, stdout, stderr } = await runInProcess([name, '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Usage: plextera-webhooks ${name} `);
    expect((await runInProcess(['help', name])).stdout).toBe(stdout);
  });

  test('names every verb and every exit code', async () => {
    const { code, stdout, stderr } = await runCli(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    for (const exitCode of Object.values(exitCodes))
      expect(stdout).toMatch(new RegExp(`\\b${exitCode} \\w+`));
  });

  test('is what no verb at all gets, with 2', async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: plextera-webhooks');
  });
});

test('--version is that of the package', async () => {
  const { code, stdout } = await runInProcess(['--version']);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect([code, stdout, packageVersion]).toEqual([0, version, version]);
});

test('a verb that does not exist ends with 2 and the nearest one', async () => {
  const { code, stdout, stderr } = await runCli(['lisen']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain("unknown command 'lisen'");
  expect(stderr).toContain('Did you mean listen?');
});

test.each(names)('%s refuses an option that does not exist, with 2', async (name) => {
  const needed = { send: ['--to', 'http://127.0.0.1:9/'], verify: ['--signature', 'x'] }[name] ?? [];
  const { code, stdout, stderr } = await runInProcess([name, '--nonsense', ...needed]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain("unknown option '--nonsense'");
});

test.each([{ NO_COLOR: '1' }, { TERM: 'xterm-256color' }])(
  'there is no colour without a terminal, whatever is in the environment: %j',
  async (env) => {
    const { stdout, stderr } = await runCli(['send', type, '--to', 'http://169.254.169.254/'], { env });
    expect(`${stdout}${stderr}`).not.toContain('\u001b');
  },
);

test('a reader that goes away early, as `| head -1` does, is no failure', async () => {
  const { child, ended } = startCli([
    'events',
    type,
    '--set',
    `data.document.fileName=${'x'.repeat(100_000)}`,
  ]);
  child.stdout.destroy();
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([0, '']);
});

test('^C while it waits for standard input ends with 130', async () => {
  const { child, ended } = startCli(['sign'], { env: { PLEXTERA_SIGNING_SECRET: 'whsec_x' }, open: true });
  // More than a pipe holds: once it is gone, somebody reads at the other end.
  await new Promise((resolve) => child.stdin.write('x'.repeat(1_000_000), resolve));
  child.kill('SIGINT');
  expect(await ended).toEqual({ code: 130, stdout: '', stderr: '' });
});

test('README documents these exit codes and no others', () => {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(/^#+ Exit codes$/m);
  const [table = ''] = section.split(/^#/m);
  const documented = [...table.matchAll(/^\| *`?(\d+)`? *\|/gm)].map(([, code]) => Number(code));
  expect(documented.toSorted((a, b) => a - b)).toEqual(Object.values(exitCodes));
});
