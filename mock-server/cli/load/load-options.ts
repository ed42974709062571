import type { Command } from 'commander';
import { deliveryRules, type EventType } from '../../contract/catalog.ts';
import type { Weighted } from '../../load/templates/prepare-templates.ts';
import { duration } from '../options/duration.ts';
import { addSecretOptions, type SecretOptions } from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
import { addTargetOptions, type TargetOptions } from '../options/target.ts';
import { collect, wholeNumber } from '../options/whole-number.ts';
import { type Rate, rate } from './rate.ts';
import { share } from './share.ts';
import { weightedEvent, weightedSize } from './weighted.ts';

export interface LoadOptions extends SecretOptions, TargetOptions {
  readonly to?: string;
  readonly rate?: Rate;
  readonly poisson?: true;
  readonly burst?: number;
  readonly concurrency: number;
  /** In milliseconds. */
  readonly for?: number;
  readonly count?: number;
  readonly maxErrors?: number;
  readonly maxRate: number;
  readonly deadline: number;
  readonly event?: readonly Weighted<EventType>[];
  readonly size?: readonly Weighted<number>[];
  readonly duplicates: number;
  readonly retries: number;
  readonly badSignatures: number;
  readonly seed?: string;
  readonly assert: readonly string[];
  readonly json?: true;
}

export function addLoadOptions(command: Command): Command {
  command
    .option('--to <url>', 'the receiver (else PLEXTERA_TO)')
    .option(
      '--rate <rate>',
      'send so many a second, whether or not answers came: 2000, a ramp 100..2000, steps 100,500,1000',
      rate,
    )
    .option('--poisson', 'at distances left to chance, as independent causes make them')
    .option('--burst <n>', 'n at once, as seldom as it takes to keep the rate', wholeNumber(2, 100_000))
    .option(
      '--concurrency <n>',
      'how many are under way at most; without --rate always so many',
      wholeNumber(1, 1_000),
      64,
    )
    .option('--for <duration>', 'how long, such as 60s or 5m (10s without --count)', duration)
    .option('--count <n>', 'end after n sends', wholeNumber(1, 1_000_000_000))
    .option('--max-errors <n>', 'end after n errors', wholeNumber(1, 1_000_000_000))
    .option(
      '--max-rate <n>',
      'the highest rate for a host that is not this machine',
      wholeNumber(1, 200_000),
      10,
    )
    .option(
      '--deadline <ms>',
      'how long one send may take',
      wholeNumber(1, 600_000),
      deliveryRules.deadlineMs,
    )
    .option(
      '--event <type[=weight]>',
      'send this event type, so often beside others (repeatable; else all of one vocabulary)',
      weightedEvent,
    )
    .option(
      '--size <size[=weight]>',
      'lengthen bodies to this, such as 4kB or 1MB=0.5 (repeatable)',
      weightedSize,
    )
    .option('--duplicates <share>', 'this share of the sends repeats the event before, such as 2%', share, 0)
    .option('--retries <share>', 'this share repeats one of some time ago', share, 0)
    .option('--bad-signatures <share>', 'this share is signed with another secret', share, 0)
    .option('--seed <seed>', 'same seed, same events, ids and choices')
    .option(
      '--assert <expression>',
      'end with 1 unless this holds: p99<250ms, errors<0.1%, unsent<1 (repeatable)',
      collect,
      [],
    )
    .option('--json', 'print the result as one JSON line');
  return addConfigOption(addSecretOptions(addTargetOptions(command)));
}
