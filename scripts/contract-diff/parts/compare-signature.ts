import { nodeAt } from '../../generate/read/json.ts';
import type { WireContract } from '../read/wire-contract.ts';
import { shown } from '../schemas/change.ts';
import { changedLeaves, isWords, type SettingChange } from './setting-change.ts';

/** What became of the security scheme: whatever is not for people is something that a verifier relies on. */
export function compareSignature(before: WireContract, after: WireContract): readonly SettingChange[] {
  const count = Math.max(before.security.length, after.security.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const [old, now] = [before.security[index], after.security[index]];
    const path = now ?? old ?? [];
    const leaves = changedLeaves(
      old && nodeAt(before.spec.document, old),
      now && nodeAt(after.spec.document, now),
    );
    return leaves.map((leaf): SettingChange => {
      const named = leaf.path.filter((key) => !String(key).startsWith('x-'));
      return {
        rule: isWords(leaf.path) ? 'words' : 'signature-changed',
        subject: ['signature', ...named].join('.'),
        what: `is ${shown(leaf.is)}, was ${shown(leaf.was)}`,
        path: [...path, ...leaf.path],
      };
    });
  });
}
