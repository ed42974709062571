import { deliveryRules } from '../../../contract/catalog.ts';
import type { ExponentialSchedule, ListSchedule, RetrySchedule } from '../../../delivery/delivery-rules.ts';
import { Problem } from '../../plugins/problems.ts';

/** Parts of a retry schedule, of one kind: `schedule` may be left out where another key tells the kind. */
export type RetryPatch = Partial<Omit<ExponentialSchedule, 'schedule'> & Omit<ListSchedule, 'schedule'>> & {
  readonly schedule?: RetrySchedule['schedule'];
};

const positive = { type: 'integer', minimum: 1 };
const longestMs = 30 * 86_400_000;

/** The schema of {@link RetryPatch}. */
export const retryPatch = {
  type: 'object',
  description:
    'Delays by a formula (baseMs, factor, capMs, maxAttempts), or a list of them (delaysMs). Parts that are absent stay as they are, or as the contract has them.',
  additionalProperties: false,
  properties: {
    schedule: { type: 'string', enum: ['exponential', 'list'] },
    baseMs: { ...positive, maximum: longestMs },
    factor: { type: 'number', minimum: 1, maximum: 100 },
    capMs: { ...positive, maximum: longestMs },
    maxAttempts: { ...positive, maximum: 1_000 },
    delaysMs: {
      type: 'array',
      maxItems: 1_000,
      items: { type: 'integer', minimum: 0, maximum: longestMs },
      description:
        'The delay after each failed attempt; after the last one it ends. Empty: one attempt is all.',
    },
    jitter: { type: 'number', minimum: 0, maximum: 1 },
  },
};

const exponentialKeys = ['baseMs', 'factor', 'capMs', 'maxAttempts'] as const;

/** The schedule after a change; throws a problem when the change is of two kinds. */
export function patchRetry(current: RetrySchedule = deliveryRules.retry, patch: RetryPatch): RetrySchedule {
  const foreign = foreignKey(patch, kindAfter(current, patch));
  if (foreign)
    throw new Problem(
      400,
      'bad-request',
      `/retry/${foreign} does not belong to the schedule "${kindAfter(current, patch)}".`,
      'Give delaysMs (and jitter) for a list, or baseMs, factor, capMs and maxAttempts with schedule "exponential".',
    );
  if (kindAfter(current, patch) === 'exponential') {
    const base = current.schedule === 'exponential' ? current : deliveryRules.retry;
    return { ...base, ...patch, schedule: 'exponential' };
  }
  const base = current.schedule === 'list' ? current : { delaysMs: [], jitter: deliveryRules.retry.jitter };
  return { ...base, ...patch, schedule: 'list' };
}

function kindAfter(current: RetrySchedule, patch: RetryPatch): RetrySchedule['schedule'] {
  if (patch.schedule !== undefined) return patch.schedule;
  return patch.delaysMs === undefined ? current.schedule : 'list';
}

function foreignKey(patch: RetryPatch, kind: RetrySchedule['schedule']): string | undefined {
  if (kind === 'exponential') return patch.delaysMs === undefined ? undefined : 'delaysMs';
  return exponentialKeys.find((key) => patch[key] !== undefined);
}
