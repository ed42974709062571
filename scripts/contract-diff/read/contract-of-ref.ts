import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readSpecFolder } from '../../generate/read/read-spec.ts';
import { SpecError } from '../../generate/read/spec-error.ts';
import { releasedFolder } from './released-contract.ts';
import { readWireContract, type WireContract } from './wire-contract.ts';

const maxBytes = 64 * 1024 * 1024;

/**
 * Calls `use` with the contract of a commit, branch or tag. Its files lie in a temporary folder meanwhile, because
 * reading a contract, and telling the line of what is in it, is reading files. Throws a `SpecError` where git knows no
 * such ref, or the ref has no contract.
 */
export function withContractOfRef<T>(root: string, ref: string, use: (contract: WireContract) => T): T {
  const shown = `${ref}:spec`;
  const commit = git(root, ref, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (commit === undefined)
    throw new SpecError({ file: shown }, `git knows no commit, branch or tag "${ref}" here`);
  const id = commit.toString('utf8').trim();
  const files = filesOf(root, ref, id);
  if (!files.includes('spec/asyncapi.yaml'))
    throw new SpecError({ file: `${shown}/asyncapi.yaml` }, 'there is no such file in that commit');
  const folder = mkdtempSync(join(tmpdir(), 'contract-of-ref-'));
  try {
    for (const file of files) {
      const content = git(root, ref, ['cat-file', 'blob', `${id}:./${file}`]);
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content ?? '');
    }
    return use(readWireContract(readSpecFolder(join(folder, 'spec'), shown)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files below `spec/` that a contract can refer to, relative to the root. Links and submodules are not followed. */
function filesOf(root: string, ref: string, id: string): readonly string[] {
  const listed = git(root, ref, ['ls-tree', '-r', '-z', id, '--', 'spec'])?.toString('utf8') ?? '';
  return listed
    .split('\0')
    .map((row) => /^100\d{3} blob [0-9a-f]+\t(.+)$/s.exec(row)?.[1] ?? '')
    .filter((path) => /\.(?:ya?ml|json)$/.test(path) && !path.startsWith(`${releasedFolder}/`));
}

/** What git prints, or undefined where it says no. */
function git(root: string, ref: string, args: readonly string[]): Buffer | undefined {
  const { error, status, stdout, stderr } = spawnSync('git', ['-C', root, ...args], { maxBuffer: maxBytes });
  if (error) throw new SpecError({ file: `${ref}:spec` }, `git cannot be run: ${error.message}`);
  // git answers 128 where there is no repository, and 1 for what it does not find.
  const [line] = stderr.toString('utf8').split('\n');
  if (status !== 0 && /not a git repository|dubious ownership/.test(line ?? ''))
    throw new SpecError({ file: `${ref}:spec` }, `git says: ${line}`);
  return status === 0 ? stdout : undefined;
}
