import { durationMs } from '../duration.ts';
import type { StepPlayer } from './step-player.ts';

const longestMs = 366 * 86_400_000;

export const advance: StepPlayer<string> = {
  describe: (duration) => `the clock of the schedule by ${duration}`,

  check: (duration) =>
    durationMs(duration) <= longestMs
      ? []
      : [{ pointer: '', message: `${duration} is too long.`, hint: 'It may be up to 366d.' }],

  async play(duration, { schedule }) {
    schedule.advance(durationMs(duration));
    return { detail: `turned by ${duration}`, checks: [] };
  },
};
