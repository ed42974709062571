import type { Command } from 'commander';
import { reportNames } from '../../conformance/reports/reports.ts';
import { addSecretOptions, type SecretOptions } from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
import { addTargetOptions, type TargetOptions } from '../options/target.ts';
import { collect, wholeNumber } from '../options/whole-number.ts';

export interface TestOptions extends SecretOptions, TargetOptions {
  readonly to?: string;
  readonly list?: true;
  readonly json?: true;
  readonly only: readonly string[];
  readonly case: readonly string[];
  readonly strict?: true;
  readonly slow?: true;
  readonly load?: true;
  readonly async?: true;
  readonly observerUrl?: string;
  readonly observerCommand?: string;
  readonly failOnceCommand?: string;
  readonly restartCommand?: string;
  readonly seed?: number;
  readonly fuzz?: number;
  readonly reporter: readonly string[];
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly verbose?: true;
  readonly framework?: string;
  readonly maxRequests?: number;
  readonly maxSeconds?: number;
}

export function addTestOptions(command: Command): Command {
  command
    .option('--to <url>', 'the same as the argument (else PLEXTERA_TO)')
    .option('--list', 'print the cases instead of running them')
    .option('--json', 'with --list: print JSON lines')
    .option(
      '--only <group>',
      'only this group, or several with commas, such as SIG,IDM (repeatable)',
      collect,
      [],
    )
    .option('--case <id>', 'only this case, or several with commas (repeatable)', collect, [])
    .option('--strict', 'what should be done counts as what must be, and what nobody can tell as failed')
    .option('--slow', 'run the cases that take half a minute and more, too')
    .option('--load', 'put load on a receiver that is not on this machine, too')
    .option('--async', 'the receiver answers before it verifies: what it did is asked of the observer')
    .option('--observer-url <url>', 'a URL with {eventId} that answers how often the event was applied')
    .option('--observer-command <command>', 'a shell command that prints it of $PLEXTERA_EVENT_ID')
    .option('--fail-once-command <command>', 'a shell command that makes the next delivery fail')
    .option('--restart-command <command>', 'a shell command that starts the receiver again')
    .option(
      '--seed <n>',
      'same seed, same requests; drawn, and printed, when absent',
      wholeNumber(0, 2 ** 31 - 1),
    )
    .option(
      '--fuzz <n>',
      'then send so many made-up events, valid ones and ones with one thing changed',
      wholeNumber(1, 100_000),
    )
    .option(
      '--reporter <name[=file]>',
      `${reportNames.join(', ')} (repeatable; terminal when absent, in GitHub Actions with github)`,
      collect,
      [],
    )
    .option('--baseline <file>', 'accept the failures in this file, and fail for others')
    .option('--update-baseline', 'with --baseline: write the failures of this run to it')
    .option('--verbose', 'show every request and its answer')
    .option('--framework <name>', 'show how to fix it there, such as express or next; node when absent')
    .option('--max-requests <n>', 'stop at so many requests', wholeNumber(1, 1_000_000))
    .option('--max-seconds <n>', 'stop after so long', wholeNumber(1, 86_400));
  return addConfigOption(addSecretOptions(addTargetOptions(command)));
}

/** `--only SIG,IDM --only FRS` is three groups. */
export function listed(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).flatMap((item) => item.trim() || []);
}
