import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScript } from '../scripts/run-script.ts';
import type { SpecCopy } from '../scripts/spec-copy.ts';
import { releasedCopy } from './released-copy.ts';

function git(folder: string, ...args: readonly string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', ['-C', folder, ...who, ...args], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}

/** A repository with a commit of today's contract, tagged `v1`, and whatever is done to it after that. */
function repository(): SpecCopy {
  const copy = releasedCopy();
  git(copy.root, 'init', '-q', '-b', 'main');
  git(copy.root, 'add', 'spec');
  git(copy.root, 'commit', '-qm', 'first');
  git(copy.root, 'tag', 'v1');
  return copy;
}

const against = (root: string, ref: string) =>
  runScript('contract-diff.ts', ['--root', root, '--against', ref]);

describe('contract:diff --against', { timeout: 60_000 }, () => {
  it('compares with the contract of a tag, and not with the released one', async () => {
    const copy = repository().remove('spec/released').replace('maxLength: 512', 'maxLength: 513');

    const { code, stdout } = await against(copy.root, 'v1');

    expect(code).toBe(1);
    expect(stdout).toContain('spec/asyncapi.yaml (1.0.0) against v1:spec/asyncapi.yaml (1.0.0)');
    expect(stdout).toContain('Tags.* maxLength is 513, was 512');
  });

  it('finds spec/ where the project is a folder of a repository', async () => {
    const copy = releasedCopy();
    mkdirSync(join(copy.root, 'inner'));
    renameSync(join(copy.root, 'spec'), join(copy.root, 'inner', 'spec'));
    git(copy.root, 'init', '-q', '-b', 'main');
    git(copy.root, 'add', '.');
    git(copy.root, 'commit', '-qm', 'first');

    const { code, stdout } = await against(join(copy.root, 'inner'), 'HEAD');

    expect({ code, last: stdout.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      last: 'Nothing is different.',
    });
  });

  it('exits with 2 and one line for a ref that is none, has no contract, or has a bad one', async () => {
    const copy = repository();
    copy.replace('channels:\n', 'channels: {\n');
    git(copy.root, 'commit', '-qam', 'bad');
    git(copy.root, 'tag', 'bad');
    git(copy.root, 'rm', '-rqf', 'spec');
    git(copy.root, 'commit', '-qm', 'none');
    git(copy.root, 'tag', 'none');
    git(copy.root, 'checkout', '-q', 'v1');
    const told: readonly (readonly [string, RegExp])[] = [
      ['nowhere', /^nowhere:spec: git knows no commit, branch or tag "nowhere" here\n$/],
      ['--all', /^--all:spec: git knows no commit, branch or tag "--all" here\n$/],
      ['none', /^none:spec\/asyncapi\.yaml: there is no such file in that commit\n$/],
      ['bad', /^bad:spec\/asyncapi\.yaml:\d+: not valid YAML: [^\n]+\n$/],
    ];

    for (const [ref, message] of told) {
      const { code, stdout, stderr } = await against(copy.root, ref);

      expect(stderr, ref).toMatch(message);
      expect({ code, stdout }, ref).toEqual({ code: 2, stdout: '' });
    }
  });

  it('exits with 2 and one line where there is no repository', async () => {
    const { code, stderr } = await against(releasedCopy().root, 'HEAD');

    expect(stderr).toMatch(/^HEAD:spec: git says: fatal: not a git repository[^\n]*\n$/);
    expect(code).toBe(2);
  });

  it('leaves nothing behind', async () => {
    const copy = repository();
    const leftOvers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('contract-of-ref-'));
    const before = leftOvers();

    await against(copy.root, 'v1');

    expect(leftOvers().filter((name) => !before.includes(name))).toEqual([]);
  });
});
