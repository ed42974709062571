import { describe, expect, it } from 'vitest';
import type { ContractDiff } from '../../scripts/contract-diff/compare-contracts.ts';
import { rules } from '../../scripts/contract-diff/rules.ts';
import { deliveryMutations } from './mutations/delivery-mutations.ts';
import { objectMutations } from './mutations/object-mutations.ts';
import { reversedMutations } from './mutations/reversed-mutations.ts';
import { valueMutations } from './mutations/value-mutations.ts';
import { diffAfter, diffBefore } from './staged-diff.ts';

const forward = [...objectMutations, ...valueMutations, ...deliveryMutations];

describe('the gate knows what it is for a consumer when', { timeout: 60_000 }, () => {
  it.each(forward)('$what', (mutation) => expectVerdict(mutation, diffAfter(mutation.change)));

  it.each(reversedMutations)('$what', (mutation) => {
    expectVerdict(mutation, diffBefore(mutation.change));
  });
});

function expectVerdict(mutation: (typeof forward)[number], diff: ContractDiff): void {
  const gravest = diff.findings.filter(({ verdict }) => verdict === diff.verdict);
  const events = new Set(gravest.flatMap((finding) => finding.events.map(({ type }) => type)));
  const paths = gravest.flatMap((finding) => finding.events.flatMap((event) => event.paths));

  expect(diff.verdict, JSON.stringify(diff.findings, null, 1)).toBe(mutation.verdict);
  expect([...new Set(gravest.map(({ rule }) => rule))].sort()).toEqual([...mutation.rules].sort());
  expect([...events].sort()).toEqual([...mutation.events].sort());
  expect(paths).toEqual(expect.arrayContaining([...(mutation.paths ?? [])]));
}

it('every rule is tried', () => {
  const tried = new Set([...forward, ...reversedMutations].flatMap((mutation) => mutation.rules));

  expect(Object.keys(rules).filter((rule) => !tried.has(rule as keyof typeof rules))).toEqual([]);
});
