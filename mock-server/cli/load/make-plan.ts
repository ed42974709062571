import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { PlexteraError } from '../../contract/errors.ts';
import type { Spacing } from '../../load/arrivals.ts';
import type { LoadModel, LoadPlan } from '../../load/load-plan.ts';
import { allOf } from '../../load/mix/traffic-mix.ts';
import { hexId } from '../../runtime/ids.ts';
import { isLoopbackHost } from '../../transport/addresses/loopback-host.ts';
import type { DialOptions } from '../../transport/dial.ts';
import { lazySecureContext } from '../../transport/secure-context.ts';
import type { CliContext } from '../context.ts';
import { readFile } from '../files.ts';
import { parseExtraHeaders } from '../options/extra-headers.ts';
import { chooseSecret } from '../options/secret-source.ts';
import { isElsewhere, parseTarget, targetPolicy } from '../options/target.ts';
import type { LoadOptions } from './load-options.ts';
import { highestOf, stretchesOf } from './rate.ts';
import type { Replay } from './replay.ts';
import { defaultEvents } from './weighted.ts';

const DEFAULT_MS = 10_000;

/** The run that the options describe; throws a `PlexteraError` for one that cannot be, or may not. */
export async function makePlan(
  options: LoadOptions,
  context: CliContext,
  replay?: Replay,
): Promise<LoadPlan> {
  const { duplicates, retries, badSignatures: forged, fault: faults = [], count, maxErrors, seed } = options;
  const shares = { duplicates, retries, forged, faults };
  if (options.to === undefined)
    throw badOption(
      'There is no receiver to send to.',
      'Name it with --to URL, PLEXTERA_TO or a configuration file.',
    );
  if (allOf(shares) > 1) throw badOption('The shares come to more than all sends.', 'Lower one of them.');
  const url = parseTarget(options.to);
  const model = replay?.model ?? modelOf(options);
  guardRate(url, options, replay);
  const { secret } = await chooseSecret(options, context, !isElsewhere(url, options));
  return {
    url,
    secret,
    extraHeaders: parseExtraHeaders(options.header),
    dialOptions: dialOptionsOf(options, context),
    ...(options.ca === undefined ? {} : { ca: readFile(options.ca) }),
    model,
    concurrency: options.concurrency,
    workers: options.workers,
    deadlineMs: options.deadline,
    events: options.event ?? defaultEvents(),
    sizes: options.size ?? [{ value: undefined, weight: 1 }],
    shares,
    // With a seed of the caller's everything follows from it; with one of ours, ids are of this moment.
    ...(seed === undefined
      ? { seed: hexId(16, context.random), idsFrom: new Date(context.clock.now()) }
      : { seed }),
    ...(count === undefined ? {} : { maxSends: count }),
    ...(maxErrors === undefined ? {} : { maxErrors }),
  };
}

function modelOf(options: LoadOptions): LoadModel {
  const { rate, poisson, burst, count } = options;
  const endless = count === undefined ? DEFAULT_MS : Number.POSITIVE_INFINITY;
  if (rate === undefined) {
    if (poisson || burst !== undefined)
      throw badOption('--poisson and --burst say how a rate is kept, and there is none.', 'Add --rate.');
    return { kind: 'closed', forMs: options.for ?? endless };
  }
  const [first] = rate;
  const isConstant = rate.length === 1 && first?.[0] === first?.[1];
  const forMs = options.for ?? (isConstant ? endless : DEFAULT_MS);
  return { kind: 'open', stretches: stretchesOf(rate, forMs), spacing: spacingOf(options) };
}

function spacingOf({ poisson, burst }: LoadOptions): Spacing {
  if (poisson && burst !== undefined)
    throw badOption('Distances are left to chance or come in bursts, not both.', 'Choose one of the two.');
  if (poisson) return 'by-chance';
  return burst === undefined ? 'evenly' : { burstOf: burst };
}

/** Another machine gets as much as was said on purpose, and no more. */
function guardRate(url: URL, options: LoadOptions, replay: Replay | undefined): void {
  const { rate, maxRate } = options;
  const highest = replay?.highestRate ?? (rate && highestOf(rate));
  if (isLoopbackHost(url.hostname) && !isElsewhere(url, options)) return;
  if (highest !== undefined && highest <= maxRate) return;
  throw badOption(
    highest === undefined
      ? 'Without --rate a host that is not this machine would get as much as it can take.'
      : `A host that is not this machine gets at most ${maxRate} a second.`,
    highest === undefined ? `Add --rate ${maxRate}.` : 'If you mean it, raise that with --max-rate.',
  );
}

function dialOptionsOf(options: LoadOptions, { lookup }: CliContext): DialOptions {
  const { ca: file } = options;
  const ca = file === undefined ? undefined : readFile(file);
  try {
    return {
      policy: targetPolicy(options),
      lookup: lookup ?? (systemLookup as LookupFunction),
      secureContext: lazySecureContext(ca),
    };
  } catch (error) {
    if (file === undefined) throw error;
    throw new PlexteraError('PLEXTERA_FILE', { file, problem: 'it holds no PEM certificate.' });
  }
}

function badOption(problem: string, hint: string): PlexteraError {
  return new PlexteraError('PLEXTERA_BAD_OPTION', { problem, hint });
}
