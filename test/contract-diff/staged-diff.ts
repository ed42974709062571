import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { type ContractDiff, compareContracts } from '../../scripts/contract-diff/compare-contracts.ts';
import { readWireContract } from '../../scripts/contract-diff/read/wire-contract.ts';
import type { Json } from '../../scripts/generate/read/json.ts';
import { readSpec } from '../../scripts/generate/read/read-spec.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { Draft } from './mutations/draft.ts';

const document = readFileSync('spec/asyncapi.yaml', 'utf8');

/** A contract of today in a folder of its own, as it is when somebody has changed it. */
export function stageContract(change: (draft: Draft) => unknown): string {
  const root = tempFolder();
  const draft = new Draft(parse(document, { maxAliasCount: -1 }) as Json);
  change(draft);
  mkdirSync(join(root, 'spec'));
  cpSync('spec/examples', join(root, 'spec', 'examples'), { recursive: true });
  // What an anchor shared is one object, and becomes an anchor again.
  writeFileSync(join(root, 'spec', 'asyncapi.yaml'), stringify(draft.document));
  return root;
}

/** Compares today's contract with what a change makes of it. */
export function diffAfter(change: (draft: Draft) => unknown): ContractDiff {
  return compareContracts(today, readWireContract(readSpec(stageContract(change))));
}

/** Compares what a change makes of today's contract with today's. */
export function diffBefore(change: (draft: Draft) => unknown): ContractDiff {
  return compareContracts(readWireContract(readSpec(stageContract(change))), today);
}

const today = readWireContract(readSpec('.'));
