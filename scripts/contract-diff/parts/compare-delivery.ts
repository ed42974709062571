import { type Json, type JsonObject, nodeAt } from '../../generate/read/json.ts';
import type { WireContract } from '../read/wire-contract.ts';
import type { RuleName } from '../rules.ts';
import { shown } from '../schemas/change.ts';
import { compareRetries } from './compare-retries.ts';
import { type ChangedLeaf, changedLeaves, isWords, type SettingChange } from './setting-change.ts';

/** What became of the rules by which deliveries are judged and tried again. */
export function compareDelivery(before: WireContract, after: WireContract): readonly SettingChange[] {
  const path = after.delivery ?? before.delivery ?? [];
  const [old, now] = [before, after].map(({ spec, delivery }) => delivery && nodeAt(spec.document, delivery));
  const leaves = changedLeaves(old, now);
  const retries = leaves.filter((leaf) => leaf.path[0] === 'retry');
  return [
    ...leaves.filter((leaf) => !retries.includes(leaf)).map((leaf) => judge(leaf, [...path, ...leaf.path])),
    ...(retries.length > 0
      ? [compareRetries(member(old, 'retry'), member(now, 'retry'), [...path, 'retry'])]
      : []),
  ];
}

function member(node: Json | undefined, key: string): JsonObject {
  return (nodeAt(node ?? null, [key]) ?? {}) as JsonObject;
}

/** Of these a receiver wants more: time, room, or ways to answer. */
const moreIsEasier = ['deadlineMs', 'responseBodyCapBytes', 'retryAfter.capMs', 'documentedStatuses'];
const decideSuccess = ['successStatuses', 'goneStatuses'];

function judge(leaf: ChangedLeaf, path: SettingChange['path']): SettingChange {
  const name = leaf.path.join('.');
  return {
    rule: ruleOf(leaf, name),
    subject: name === '' ? 'delivery' : `delivery.${name}`,
    what: `is ${shown(leaf.is)}, was ${shown(leaf.was)}`,
    path,
  };
}

function ruleOf({ path, was, is }: ChangedLeaf, name: string): RuleName {
  if (isWords(path)) return 'words';
  if (decideSuccess.includes(String(path[0]))) return 'success-changed';
  if (!moreIsEasier.includes(name)) return 'delivery-changed';
  return holds(is, was) ? 'delivery-easier' : 'delivery-harder';
}

/** Whether the first is a larger number, or a list with all of the second. */
function holds(more: Json | undefined, less: Json | undefined): boolean {
  if (Array.isArray(more) && Array.isArray(less)) return less.every((item) => more.includes(item));
  return typeof more === 'number' && typeof less === 'number' && more > less;
}
