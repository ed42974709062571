import type { Version } from '../read/wire-contract.ts';
import type { Verdict } from '../rules.ts';

/**
 * Why a contract cannot become the released one, or undefined where it can. Each version is released once, and its
 * number says to consumers what they have to expect: only a higher major number may break them.
 */
export function judgeRelease(
  before: Version,
  after: Version,
  verdict: Verdict | undefined,
): string | undefined {
  const [was, is] = [before, after].map((version) => version.join('.'));
  const [major, minor, patch] = before;
  if (verdict === 'breaking' && after[0] <= major)
    return `it breaks consumers of ${was} ("npm run contract:diff" says how): undo that, or make it ${major + 1}.0.0`;
  const place = after.findIndex((number, index) => number !== before[index]);
  const higher = (after[place] ?? 0) > (before[place] ?? 0);
  if (higher && (verdict !== 'safe' || place < 2)) return undefined;
  const next = verdict === 'safe' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
  if (higher) return `it adds to ${was}, which takes a minor number: make it ${next}`;
  return `${was} is released, and ${is} is not higher: make it ${next}`;
}
