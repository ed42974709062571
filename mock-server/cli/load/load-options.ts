import type { Command } from 'commander';
import { deliveryRules, type EventType } from '../../contract/catalog.ts';
import type { FaultShare } from '../../load/mix/traffic-mix.ts';
import type { Weighted } from '../../load/templates/prepare-templates.ts';
import { duration } from '../options/duration.ts';
import { addSecretOptions, type SecretOptions } from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
import { addTargetOptions, type TargetOptions } from '../options/target.ts';
import { collect, wholeNumber } from '../options/whole-number.ts';
import { type Rate, rate } from './rate.ts';
import { speed } from './replay.ts';
import { reporterNames } from './reporter-names.ts';
import { faultShare, share } from './share.ts';
import { weightedEvent, weightedSize } from './weighted.ts';

export interface LoadOptions extends SecretOptions, TargetOptions {
  readonly to?: string;
  readonly rate?: Rate;
  readonly poisson?: true;
  readonly burst?: number;
  readonly concurrency: number;
  readonly workers: number;
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
  readonly fault?: readonly FaultShare[];
  readonly observerUrl?: string;
  readonly observerCommand?: string;
  readonly checkWithin: number;
  readonly replay?: string;
  readonly speed: number;
  readonly run?: string;
  readonly emitters?: number;
  readonly joinWithin: number;
  readonly seed?: string;
  readonly assert: readonly string[];
  readonly json?: true;
  readonly reporter: readonly string[];
  readonly against?: string;
  readonly quiet?: true;
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
    .option(
      '--workers <n>',
      'send from n threads, which share rate and connections; for where one core is not enough',
      wholeNumber(1, 32),
      1,
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
    .option(
      '--fault <name=share>',
      'this share has a fault, such as stale-timestamp=1% or truncated=0.5% (repeatable)',
      faultShare,
    )
    .option(
      '--observer-url <url>',
      'then ask what was received: of each {eventId} how often, or in pages all {after} an id',
    )
    .option(
      '--observer-command <command>',
      'the same of a shell command: of $PLEXTERA_EVENT_ID, or all that begin with $PLEXTERA_EVENT_ID_STEM',
    )
    .option('--check-within <duration>', 'how long that may take', duration, 60_000)
    .option(
      '--replay <file>',
      'send at the times of a record: an export of the mock (NDJSON, HAR) or a CSV of times',
    )
    .option('--speed <factor>', 'with --replay: so many times as fast, such as 24x', speed, 1)
    .option(
      '--run <name>',
      'share this run with the others of its name, through the PostgreSQL of DATABASE_URL',
    )
    .option('--emitters <n>', 'with --run: how many there are to be', wholeNumber(1, 100))
    .option('--join-within <duration>', 'with --run: how long the others are waited for', duration, 60_000)
    .option('--seed <seed>', 'same seed, same events, ids and choices')
    .option(
      '--assert <expression>',
      'end with 1 unless this holds: p99<250ms, errors<0.1%, unsent<1 (repeatable)',
      collect,
      [],
    )
    .option('--json', 'print the result as one JSON line')
    .option(
      '--reporter <name[=file]>',
      `${reporterNames.join(', ')} (repeatable; terminal when absent)`,
      collect,
      [],
    )
    .option('--against <file>', 'compare with the JSON report of an earlier run; --assert p99<=1.1x needs it')
    .option('--quiet', 'say nothing while it runs');
  return addConfigOption(addSecretOptions(addTargetOptions(command)));
}
