import { isDeepStrictEqual } from 'node:util';
import { type Compared, type FlatSchema, isOpen, unchanged } from './change.ts';
import { typesOf } from './types-of.ts';

/** What became of the items of a list. */
export function compareLists(before: FlatSchema, after: FlatSchema): Compared {
  if (!typesOf(before).has('array') || !typesOf(after).has('array')) return unchanged;
  const [old, now] = [before.items, after.items];
  const at = ['items'];
  if (isOpen(old) && isOpen(now)) return unchanged;
  if (isOpen(now)) return { changes: [{ rule: 'items-looser', what: 'can have any items', at }], parts: [] };
  if (isOpen(old))
    return { changes: [{ rule: 'items-tighter', what: 'says what its items are', at }], parts: [] };
  if (!Array.isArray(old) && !Array.isArray(now))
    return { changes: [], parts: [{ step: '[]', before: old, after: now }] };
  if (isDeepStrictEqual(old, now)) return unchanged;
  // Items by position: no contract of ours has them, and no rule here judges them.
  return { changes: [{ rule: 'not-comparable', what: 'has other items by position', at }], parts: [] };
}
