import type { JsonObject, JsonPath } from '../../generate/read/json.ts';
import { shown } from '../schemas/change.ts';
import { changedLeaves, type SettingChange } from './setting-change.ts';

const numbers = ['baseMs', 'factor', 'capMs', 'maxAttempts', 'jitter'] as const;

/**
 * What became of the schedule, judged by what a receiver that is down has of it: how many attempts there are, and when
 * the last one can come at the earliest.
 */
export function compareRetries(before: JsonObject, after: JsonObject, path: JsonPath): SettingChange {
  const changed = changedLeaves(before, after);
  const keys = changed.map((leaf) => leaf.path.join('.'));
  const all = changed.map(({ path: at, was, is }) => `${at.join('.')} is ${shown(is)}, was ${shown(was)}`);
  const base = { subject: 'delivery.retry', path: [...path, ...(changed[0]?.path ?? [])] };
  const [old, now] = [before, after].map(lastAttempt);
  if (!old || !now || keys.some((key) => !numbers.includes(key as (typeof numbers)[number])))
    return { ...base, rule: 'delivery-changed', what: all.join('; ') };
  const harder = now.attempts < old.attempts || now.afterMs < old.afterMs;
  const ends = `the last of ${now.attempts} attempts comes after ${hours(now.afterMs)} at the earliest, was ${old.attempts} and ${hours(old.afterMs)}`;
  return {
    ...base,
    rule: harder ? 'delivery-harder' : 'delivery-easier',
    what: `${all.join('; ')}: ${ends}`,
  };
}

function lastAttempt(retry: JsonObject): { readonly attempts: number; readonly afterMs: number } | undefined {
  const [base, factor, cap, attempts, jitter] = numbers.map((key) => Number(retry[key])) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (![base, factor, cap, attempts, jitter].every(Number.isFinite)) return undefined;
  let afterMs = 0;
  let delayMs = base;
  // A delay that has reached the cap stays there, so that a million attempts need no million steps.
  let left = attempts - 1;
  for (; left > 0 && delayMs < cap && factor > 1; left--) {
    afterMs += delayMs;
    delayMs *= factor;
  }
  afterMs += Math.max(0, left) * Math.min(delayMs, cap);
  return { attempts, afterMs: afterMs * (1 - jitter) };
}

function hours(ms: number): string {
  return `${Math.round(ms / 36_000) / 100} h`;
}
