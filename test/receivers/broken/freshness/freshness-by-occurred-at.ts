import type { Defect } from '../defect.ts';

/** Judges the age of the event, which for a retry may be days, and not that of the signature. */
export const freshnessByOccurredAt: Defect = () => ({
  isFresh(_seconds, nowSeconds, body) {
    const [, occurredAt = ''] = /"occurredAt":\s*"([^"]+)"/.exec(body.toString('utf8')) ?? [];
    return !(Math.abs(nowSeconds - Date.parse(occurredAt) / 1000) > 300);
  },
});
