import { InvalidArgumentError } from 'commander';
import { PlexteraError } from '../../contract/errors.ts';
import type { RecordedDay } from '../../load/day/recorded-day.ts';
import type { LoadModel } from '../../load/load-plan.ts';
import type { LoadOptions } from './load-options.ts';

const FASTEST = 1_000_000;

/** A parser for how many times as fast, such as `24x` or `0.5x`. */
export function speed(text: string): number {
  const [, factor] = /^(\d{1,7}(?:\.\d+)?)x?$/.exec(text) ?? [];
  if (Number(factor) > 0 && Number(factor) <= FASTEST) return Number(factor);
  throw new InvalidArgumentError('It is how many times as fast, such as 24x or 0.5x.');
}

/** A record that is to be replayed. */
export interface Replay {
  readonly day: RecordedDay;
  /** How long it takes, and its rate on average. */
  readonly model: LoadModel;
  /** The most that is sent in any second. */
  readonly highestRate: number;
}

/** The record that was named; undefined where none was. Throws `PlexteraError` for one that cannot be replayed. */
export async function openReplay(options: LoadOptions): Promise<Replay | undefined> {
  const { replay, rate, poisson, burst, run, workers } = options;
  if (replay === undefined) {
    if (options.speed === 1) return undefined;
    throw badOption('--speed says how fast a record is replayed, and there is none.', 'Add --replay FILE.');
  }
  if (rate !== undefined || poisson || burst !== undefined)
    throw badOption(
      'A record says by itself when events are sent.',
      'Leave --rate, --poisson and --burst out.',
    );
  if (run !== undefined || workers > 1)
    throw badOption('A record is replayed by one thread of one process.', 'Leave --run and --workers out.');
  const { readDay } = await import('../../load/day/read-day.ts');
  const { highestRate, replayedMs } = await import('../../load/day/replay-feed.ts');
  const day = await readDay(replay);
  const lastsMs = replayedMs(day, options.speed);
  const perSecond = (day.length / lastsMs) * 1000;
  const forMs = options.for ?? lastsMs;
  const stretches = [{ fromPerSecond: perSecond, toPerSecond: perSecond, forMs }];
  return {
    day,
    model: { kind: 'open', stretches, spacing: 'evenly' },
    highestRate: highestRate(day, options.speed),
  };
}

function badOption(problem: string, hint: string): PlexteraError {
  return new PlexteraError('PLEXTERA_BAD_OPTION', { problem, hint });
}
